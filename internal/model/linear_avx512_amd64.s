#include "go_asm.h"
#include "textflag.h"

// One row's 32 outputs: the activations' next 4 bytes to every lane, times both
// halves of the panel.
#define STEP(mem, lo, hi) \
	VPBROADCASTD mem, Z26       \
	VPDPBUSD     Z24, Z26, lo \
	VPDPBUSD     Z25, Z26, hi

// Sums start from the row's shift times the sum of the output's weights.
#define START(off, lo, hi) \
	VPBROADCASTD off(R11), hi   \
	VPMULLD      hi, Z27, lo    \
	VPMULLD      hi, Z28, hi

// float(sum)·row·col + bias, in that order.
#define SCALE(off, lo, hi) \
	VBROADCASTSS off(R12), Z26 \
	VCVTDQ2PS    lo, lo        \
	VCVTDQ2PS    hi, hi        \
	VMULPS       Z26, lo, lo   \
	VMULPS       Z26, hi, hi   \
	VMULPS       Z27, lo, lo   \
	VMULPS       Z28, hi, hi   \
	VADDPS       Z29, lo, lo   \
	VADDPS       Z30, hi, hi   \
	VMOVUPS      lo, (R13)     \
	VMOVUPS      hi, 64(R13)   \
	ADDQ         DX, R13

// func tileVNNI(t *tile)
TEXT ·tileVNNI(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), DI
	MOVQ tile_x(DI), AX
	MOVQ tile_xStride(DI), BX
	MOVQ tile_w(DI), SI
	MOVQ tile_steps(DI), CX
	MOVQ tile_shift(DI), R11
	MOVQ tile_sum(DI), R12
	LEAQ (BX)(BX*2), DX
	LEAQ (AX)(DX*1), R8
	LEAQ (R8)(DX*1), R9
	LEAQ (R9)(DX*1), R10

	VMOVDQU32 (R12), Z27
	VMOVDQU32 64(R12), Z28
	START(0, Z0, Z1)
	START(4, Z2, Z3)
	START(8, Z4, Z5)
	START(12, Z6, Z7)
	START(16, Z8, Z9)
	START(20, Z10, Z11)
	START(24, Z12, Z13)
	START(28, Z14, Z15)
	START(32, Z16, Z17)
	START(36, Z18, Z19)
	START(40, Z20, Z21)
	START(44, Z22, Z23)

loop:
	VMOVDQU32 (SI), Z24
	VMOVDQU32 64(SI), Z25
	STEP((AX), Z0, Z1)
	STEP((AX)(BX*1), Z2, Z3)
	STEP((AX)(BX*2), Z4, Z5)
	STEP((R8), Z6, Z7)
	STEP((R8)(BX*1), Z8, Z9)
	STEP((R8)(BX*2), Z10, Z11)
	STEP((R9), Z12, Z13)
	STEP((R9)(BX*1), Z14, Z15)
	STEP((R9)(BX*2), Z16, Z17)
	STEP((R10), Z18, Z19)
	STEP((R10)(BX*1), Z20, Z21)
	STEP((R10)(BX*2), Z22, Z23)
	ADDQ $128, SI
	ADDQ $4, AX
	ADDQ $4, R8
	ADDQ $4, R9
	ADDQ $4, R10
	DECQ CX
	JNZ  loop

	MOVQ    tile_row(DI), R12
	MOVQ    tile_col(DI), R8
	MOVQ    tile_bias(DI), R9
	MOVQ    tile_out(DI), R13
	MOVQ    tile_stride(DI), DX
	VMOVUPS (R8), Z27
	VMOVUPS 64(R8), Z28
	VMOVUPS (R9), Z29
	VMOVUPS 64(R9), Z30
	SCALE(0, Z0, Z1)
	SCALE(4, Z2, Z3)
	SCALE(8, Z4, Z5)
	SCALE(12, Z6, Z7)
	SCALE(16, Z8, Z9)
	SCALE(20, Z10, Z11)
	SCALE(24, Z12, Z13)
	SCALE(28, Z14, Z15)
	SCALE(32, Z16, Z17)
	SCALE(36, Z18, Z19)
	SCALE(40, Z20, Z21)
	SCALE(44, Z22, Z23)
	VZEROUPPER
	RET
