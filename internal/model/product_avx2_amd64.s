#include "go_asm.h"
#include "textflag.h"

// One row's 16 columns: multiply, round, add, round, as the portable kernel does.
#define STEP(mem, lo, hi) \
	VBROADCASTSS mem, Y10    \
	VMULPS Y10, Y8, Y11  \
	VMULPS Y10, Y9, Y12  \
	VADDPS Y11, lo, lo   \
	VADDPS Y12, hi, hi

// func productFour(s *strip)
TEXT ·productFour(SB), NOSPLIT, $0-8
	MOVQ  s+0(FP), DI
	MOVQ  strip_a(DI), AX
	MOVQ  strip_b(DI), SI
	MOVQ  strip_aStride(DI), BX
	MOVQ  strip_bStride(DI), DX
	MOVQ  strip_depth(DI), CX
	MOVQ  strip_start(DI), R9
	LEAQ  (BX)(BX*2), R8
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	TESTQ R9, R9
	JZ    spread
	VMOVUPS (R9), Y0
	VMOVUPS 32(R9), Y1

spread:
	VMOVAPS Y0, Y2
	VMOVAPS Y1, Y3
	VMOVAPS Y0, Y4
	VMOVAPS Y1, Y5
	VMOVAPS Y0, Y6
	VMOVAPS Y1, Y7

loop:
	VMOVUPS (SI), Y8
	VMOVUPS 32(SI), Y9
	STEP((AX), Y0, Y1)
	STEP((AX)(BX*1), Y2, Y3)
	STEP((AX)(BX*2), Y4, Y5)
	STEP((AX)(R8*1), Y6, Y7)
	ADDQ    DX, SI
	ADDQ    $4, AX
	DECQ    CX
	JNZ     loop

	MOVQ    strip_c(DI), R10
	MOVQ    strip_cStride(DI), R11
	VMOVUPS Y0, (R10)
	VMOVUPS Y1, 32(R10)
	ADDQ    R11, R10
	VMOVUPS Y2, (R10)
	VMOVUPS Y3, 32(R10)
	ADDQ    R11, R10
	VMOVUPS Y4, (R10)
	VMOVUPS Y5, 32(R10)
	ADDQ    R11, R10
	VMOVUPS Y6, (R10)
	VMOVUPS Y7, 32(R10)
	VZEROUPPER
	RET

// func productOne(s *strip)
TEXT ·productOne(SB), NOSPLIT, $0-8
	MOVQ  s+0(FP), DI
	MOVQ  strip_a(DI), AX
	MOVQ  strip_b(DI), SI
	MOVQ  strip_bStride(DI), DX
	MOVQ  strip_depth(DI), CX
	MOVQ  strip_start(DI), R9
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	TESTQ R9, R9
	JZ    loop
	VMOVUPS (R9), Y0
	VMOVUPS 32(R9), Y1

loop:
	VMOVUPS (SI), Y8
	VMOVUPS 32(SI), Y9
	STEP((AX), Y0, Y1)
	ADDQ    DX, SI
	ADDQ    $4, AX
	DECQ    CX
	JNZ     loop

	MOVQ    strip_c(DI), R10
	VMOVUPS Y0, (R10)
	VMOVUPS Y1, 32(R10)
	VZEROUPPER
	RET
