package actor_test

import (
	"testing"

	"readout/internal/stage/stagetest"
)

func TestActor(t *testing.T) { stagetest.Run(t, "actor", stagetest.Actors) }
