#include "go_asm.h"
#include "textflag.h"

// One row's 16 columns: multiply, round, add, round, as the portable kernel does.
#define STEP(mem, sum) \
	VMULPS.BCST mem, Z8, Z9  \
	VADDPS      Z9, sum, sum

#define STORE(sum) \
	VMOVUPS sum, (R10) \
	ADDQ    R11, R10

// func productEight(s *strip)
TEXT ·productEight(SB), NOSPLIT, $0-8
	MOVQ   s+0(FP), DI
	MOVQ   strip_a(DI), AX
	MOVQ   strip_b(DI), SI
	MOVQ   strip_aStride(DI), BX
	MOVQ   strip_bStride(DI), DX
	MOVQ   strip_depth(DI), CX
	MOVQ   strip_start(DI), R9
	LEAQ   (BX)(BX*2), R8
	LEAQ   (AX)(BX*4), R12
	VPXORD Z0, Z0, Z0
	TESTQ  R9, R9
	JZ     spread
	VMOVUPS (R9), Z0

spread:
	VMOVAPS Z0, Z1
	VMOVAPS Z0, Z2
	VMOVAPS Z0, Z3
	VMOVAPS Z0, Z4
	VMOVAPS Z0, Z5
	VMOVAPS Z0, Z6
	VMOVAPS Z0, Z7

loop:
	VMOVUPS (SI), Z8
	STEP((AX), Z0)
	STEP((AX)(BX*1), Z1)
	STEP((AX)(BX*2), Z2)
	STEP((AX)(R8*1), Z3)
	STEP((R12), Z4)
	STEP((R12)(BX*1), Z5)
	STEP((R12)(BX*2), Z6)
	STEP((R12)(R8*1), Z7)
	ADDQ    DX, SI
	ADDQ    $4, AX
	ADDQ    $4, R12
	DECQ    CX
	JNZ     loop

	MOVQ strip_c(DI), R10
	MOVQ strip_cStride(DI), R11
	STORE(Z0)
	STORE(Z1)
	STORE(Z2)
	STORE(Z3)
	STORE(Z4)
	STORE(Z5)
	STORE(Z6)
	STORE(Z7)
	VZEROUPPER
	RET
