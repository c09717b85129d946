package coref_test

import (
	"testing"

	"readout/internal/stage/stagetest"
)

func TestCoref(t *testing.T) { stagetest.Run(t, "coref", stagetest.Mentions) }
