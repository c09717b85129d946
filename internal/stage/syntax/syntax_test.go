package syntax_test

import (
	"testing"

	"readout/internal/stage/stagetest"
)

func TestSyntax(t *testing.T) { stagetest.Run(t, "syntax", stagetest.Trees) }
