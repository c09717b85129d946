//go:build !amd64

package model

// machineKernels returns none: only amd64 has kernels of its own.
func machineKernels() []*kernel { return nil }
