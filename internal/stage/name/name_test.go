package name_test

import (
	"testing"

	"readout/internal/stage/stagetest"
)

func TestName(t *testing.T) { stagetest.Run(t, "name", stagetest.Names) }
