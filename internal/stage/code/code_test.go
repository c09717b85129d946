package code_test

import (
	"testing"

	"readout/internal/stage/stagetest"
)

func TestCode(t *testing.T) { stagetest.Run(t, "code", stagetest.Claims) }
