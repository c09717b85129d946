#include "go_asm.h"
#include "textflag.h"

// One row's 16 outputs: the activations' next 2 int16 to every lane, times both
// halves of the panel; the sum of two products fits an int32 with room to spare.
#define STEP(mem, lo, hi) \
	VPBROADCASTD mem, Y14       \
	VPMADDWD     Y14, Y12, Y15 \
	VPADDD       Y15, lo, lo   \
	VPMADDWD     Y14, Y13, Y15 \
	VPADDD       Y15, hi, hi

// Sums start from the row's shift times the sum of the output's weights.
#define START(off, lo, hi) \
	VPBROADCASTD off(R11), hi   \
	VPMULLD      hi, Y12, lo    \
	VPMULLD      hi, Y13, hi

// float(sum)·row·col + bias, in that order.
#define SCALE(off, lo, hi) \
	VBROADCASTSS off(R12), Y14 \
	VCVTDQ2PS    lo, lo        \
	VCVTDQ2PS    hi, hi        \
	VMULPS       Y14, lo, lo   \
	VMULPS       Y14, hi, hi   \
	VMULPS       Y12, lo, lo   \
	VMULPS       Y13, hi, hi   \
	VADDPS       (R9), lo, lo  \
	VADDPS       32(R9), hi, hi \
	VMOVUPS      lo, (R13)     \
	VMOVUPS      hi, 32(R13)   \
	ADDQ         DX, R13

// func tileAVX2(t *tile)
TEXT ·tileAVX2(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), DI
	MOVQ tile_x(DI), AX
	MOVQ tile_xStride(DI), BX
	MOVQ tile_w(DI), SI
	MOVQ tile_steps(DI), CX
	MOVQ tile_shift(DI), R11
	MOVQ tile_sum(DI), R12
	LEAQ (BX)(BX*2), DX
	LEAQ (AX)(DX*1), R8

	VMOVDQU (R12), Y12
	VMOVDQU 32(R12), Y13
	START(0, Y0, Y1)
	START(4, Y2, Y3)
	START(8, Y4, Y5)
	START(12, Y6, Y7)
	START(16, Y8, Y9)
	START(20, Y10, Y11)

loop:
	VPMOVSXBW (SI), Y12
	VPMOVSXBW 16(SI), Y13
	STEP((AX), Y0, Y1)
	STEP((AX)(BX*1), Y2, Y3)
	STEP((AX)(BX*2), Y4, Y5)
	STEP((R8), Y6, Y7)
	STEP((R8)(BX*1), Y8, Y9)
	STEP((R8)(BX*2), Y10, Y11)
	ADDQ $32, SI
	ADDQ $4, AX
	ADDQ $4, R8
	DECQ CX
	JNZ  loop

	MOVQ    tile_row(DI), R12
	MOVQ    tile_col(DI), R8
	MOVQ    tile_bias(DI), R9
	MOVQ    tile_out(DI), R13
	MOVQ    tile_stride(DI), DX
	VMOVUPS (R8), Y12
	VMOVUPS 32(R8), Y13
	SCALE(0, Y0, Y1)
	SCALE(4, Y2, Y3)
	SCALE(8, Y4, Y5)
	SCALE(12, Y6, Y7)
	SCALE(16, Y8, Y9)
	SCALE(20, Y10, Y11)
	VZEROUPPER
	RET

// func widenAVX2(wide []int16, q []uint8)
TEXT ·widenAVX2(SB), NOSPLIT, $0-48
	MOVQ wide_base+0(FP), DI
	MOVQ q_base+24(FP), SI
	MOVQ q_len+32(FP), CX
	SHRQ $4, CX

loop:
	VPMOVZXBW (SI), Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $16, SI
	ADDQ      $32, DI
	DECQ      CX
	JNZ       loop
	VZEROUPPER
	RET
