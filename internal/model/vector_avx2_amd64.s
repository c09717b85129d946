#include "textflag.h"

// Constants, the bits of vector_portable.go's, each broadcast where it is used.
DATA erfOver0<>+0(SB)/4, $0xaf95df0b
GLOBL erfOver0<>(SB), RODATA|NOPTR, $4
DATA erfOver1<>+0(SB)/4, $0x32edffee
GLOBL erfOver1<>(SB), RODATA|NOPTR, $4
DATA erfOver2<>+0(SB)/4, $0xb60cff51
GLOBL erfOver2<>(SB), RODATA|NOPTR, $4
DATA erfOver3<>+0(SB)/4, $0xb86ec2d2
GLOBL erfOver3<>(SB), RODATA|NOPTR, $4
DATA erfOver4<>+0(SB)/4, $0xba40ac63
GLOBL erfOver4<>(SB), RODATA|NOPTR, $4
DATA erfOver5<>+0(SB)/4, $0xbb41a1f6
GLOBL erfOver5<>(SB), RODATA|NOPTR, $4
DATA erfOver6<>+0(SB)/4, $0xbc83dbd4
GLOBL erfOver6<>(SB), RODATA|NOPTR, $4
DATA erfUnder0<>+0(SB)/4, $0xb77460cd
GLOBL erfUnder0<>(SB), RODATA|NOPTR, $4
DATA erfUnder1<>+0(SB)/4, $0xb95fbd29
GLOBL erfUnder1<>(SB), RODATA|NOPTR, $4
DATA erfUnder2<>+0(SB)/4, $0xbadc924e
GLOBL erfUnder2<>(SB), RODATA|NOPTR, $4
DATA erfUnder3<>+0(SB)/4, $0xbbf19bf8
GLOBL erfUnder3<>(SB), RODATA|NOPTR, $4
DATA erfUnder4<>+0(SB)/4, $0xbc69b6a7
GLOBL erfUnder4<>(SB), RODATA|NOPTR, $4
DATA expPower0<>+0(SB)/4, $0x39506967
GLOBL expPower0<>(SB), RODATA|NOPTR, $4
DATA expPower1<>+0(SB)/4, $0x3ab743ce
GLOBL expPower1<>(SB), RODATA|NOPTR, $4
DATA expPower2<>+0(SB)/4, $0x3c088908
GLOBL expPower2<>(SB), RODATA|NOPTR, $4
DATA expPower3<>+0(SB)/4, $0x3d2aa9c1
GLOBL expPower3<>(SB), RODATA|NOPTR, $4
DATA expPower4<>+0(SB)/4, $0x3e2aaaaa
GLOBL expPower4<>(SB), RODATA|NOPTR, $4
DATA expPower5<>+0(SB)/4, $0x3f000000
GLOBL expPower5<>(SB), RODATA|NOPTR, $4
DATA rootHalf<>+0(SB)/4, $0x3f3504f3
GLOBL rootHalf<>(SB), RODATA|NOPTR, $4
DATA four<>+0(SB)/4, $0x40800000
GLOBL four<>(SB), RODATA|NOPTR, $4
DATA minusFour<>+0(SB)/4, $0xc0800000
GLOBL minusFour<>(SB), RODATA|NOPTR, $4
DATA half<>+0(SB)/4, $0x3f000000
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA one<>+0(SB)/4, $0x3f800000
GLOBL one<>(SB), RODATA|NOPTR, $4
DATA least<>+0(SB)/4, $0xc2ae0000
GLOBL least<>(SB), RODATA|NOPTR, $4
DATA log2e<>+0(SB)/4, $0x3fb8aa3b
GLOBL log2e<>(SB), RODATA|NOPTR, $4
DATA roundFloat<>+0(SB)/4, $0x4b400000
GLOBL roundFloat<>(SB), RODATA|NOPTR, $4
DATA ln2High<>+0(SB)/4, $0x3f318000
GLOBL ln2High<>(SB), RODATA|NOPTR, $4
DATA ln2Low<>+0(SB)/4, $0xb95e8083
GLOBL ln2Low<>(SB), RODATA|NOPTR, $4
DATA exponent<>+0(SB)/4, $0xb4c0007f
GLOBL exponent<>(SB), RODATA|NOPTR, $4

// FOLD adds the 16 partial sums in Y0 and Y1 up to X0: halves onto halves.
#define FOLD \
	VADDPS       Y1, Y0, Y0     \
	VEXTRACTF128 $1, Y0, X1     \
	VADDPS       X1, X0, X0     \
	VMOVHLPS     X0, X0, X1     \
	VADDPS       X1, X0, X0     \
	VMOVSHDUP    X0, X1         \
	VADDSS       X1, X0, X0

// func addSumAVX2(x, t []float32) float32
TEXT ·addSumAVX2(SB), NOSPLIT, $0-52
	MOVQ   x_base+0(FP), DI
	MOVQ   x_len+8(FP), CX
	MOVQ   t_base+24(FP), SI
	SHRQ   $4, CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

loop:
	VMOVUPS (DI), Y2
	VMOVUPS 32(DI), Y3
	VADDPS  (SI), Y2, Y2
	VADDPS  32(SI), Y3, Y3
	VMOVUPS Y2, (DI)
	VMOVUPS Y3, 32(DI)
	VADDPS  Y2, Y0, Y0
	VADDPS  Y3, Y1, Y1
	ADDQ    $64, DI
	ADDQ    $64, SI
	DECQ    CX
	JNZ     loop
	FOLD
	VMOVSS  X0, ret+48(FP)
	VZEROUPPER
	RET

// func squaresAVX2(x []float32, mean float32) float32
TEXT ·squaresAVX2(SB), NOSPLIT, $0-36
	MOVQ         x_base+0(FP), DI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y4
	SHRQ         $4, CX
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1

loop:
	VMOVUPS (DI), Y2
	VMOVUPS 32(DI), Y3
	VSUBPS  Y4, Y2, Y2
	VSUBPS  Y4, Y3, Y3
	VMULPS  Y2, Y2, Y2
	VMULPS  Y3, Y3, Y3
	VADDPS  Y2, Y0, Y0
	VADDPS  Y3, Y1, Y1
	ADDQ    $64, DI
	DECQ    CX
	JNZ     loop
	FOLD
	VMOVSS  X0, ret+32(FP)
	VZEROUPPER
	RET

// func normaliseAVX2(x []float32, mean, rate float32, gain, bias []float32)
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-80
	MOVQ         x_base+0(FP), DI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y4
	VBROADCASTSS rate+28(FP), Y5
	MOVQ         gain_base+32(FP), SI
	MOVQ         bias_base+56(FP), DX
	SHRQ         $3, CX

loop:
	VMOVUPS (DI), Y0
	VSUBPS  Y4, Y0, Y0
	VMULPS  Y5, Y0, Y0
	VMULPS  (SI), Y0, Y0
	VADDPS  (DX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	ADDQ    $32, DX
	DECQ    CX
	JNZ     loop
	VZEROUPPER
	RET

// func boundsAVX2(x []float32) (least, largest float32)
TEXT ·boundsAVX2(SB), NOSPLIT, $0-32
	MOVQ   x_base+0(FP), DI
	MOVQ   x_len+8(FP), CX
	SHRQ   $4, CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

loop:
	VMOVUPS (DI), Y4
	VMOVUPS 32(DI), Y5
	VMINPS  Y4, Y0, Y0
	VMINPS  Y5, Y1, Y1
	VMAXPS  Y4, Y2, Y2
	VMAXPS  Y5, Y3, Y3
	ADDQ    $64, DI
	DECQ    CX
	JNZ     loop
	VMINPS  Y1, Y0, Y0
	VMAXPS  Y3, Y2, Y2
	VEXTRACTF128 $1, Y0, X1
	VEXTRACTF128 $1, Y2, X3
	VMINPS       X1, X0, X0
	VMAXPS       X3, X2, X2
	VMOVHLPS     X0, X0, X1
	VMOVHLPS     X2, X2, X3
	VMINPS       X1, X0, X0
	VMAXPS       X3, X2, X2
	VMOVSHDUP    X0, X1
	VMOVSHDUP    X2, X3
	VMINSS       X1, X0, X0
	VMAXSS       X3, X2, X2
	VMOVSS       X0, least+24(FP)
	VMOVSS       X2, largest+28(FP)
	VZEROUPPER
	RET

// func quantiseAVX2(q []uint8, x []float32, rate float32, zero int32)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-56
	MOVQ         q_base+0(FP), DI
	MOVQ         x_base+24(FP), SI
	MOVQ         x_len+32(FP), CX
	VBROADCASTSS rate+48(FP), Y4
	MOVL         zero+52(FP), AX
	VMOVD        AX, X5
	VPBROADCASTD X5, Y5
	SHRQ         $4, CX

loop:
	VMULPS       (SI), Y4, Y1
	VMULPS       32(SI), Y4, Y2
	VCVTPS2DQ    Y1, Y1
	VCVTPS2DQ    Y2, Y2
	VPADDD       Y5, Y1, Y1
	VPADDD       Y5, Y2, Y2
	VPACKSSDW    Y2, Y1, Y1
	VPERMQ       $0xd8, Y1, Y1
	VEXTRACTI128 $1, Y1, X2
	VPACKUSWB    X2, X1, X1
	VMOVDQU      X1, (DI)
	ADDQ         $64, SI
	ADDQ         $16, DI
	DECQ         CX
	JNZ          loop
	VZEROUPPER
	RET

#define POWER(acc, tmp, z, constant) \
	VMULPS       z, acc, acc        \
	VBROADCASTSS constant, tmp  \
	VADDPS       tmp, acc, acc

// func geluAVX2(x []float32)
TEXT ·geluAVX2(SB), NOSPLIT, $0-24
	MOVQ         x_base+0(FP), DI
	MOVQ         x_len+8(FP), CX
	SHRQ         $3, CX
	VBROADCASTSS rootHalf<>(SB), Y15
	VBROADCASTSS four<>(SB), Y14
	VBROADCASTSS minusFour<>(SB), Y13
	VBROADCASTSS half<>(SB), Y12
	VBROADCASTSS one<>(SB), Y11

loop:
	VMOVUPS      (DI), Y0
	VMULPS       Y15, Y0, Y1
	VMAXPS       Y13, Y1, Y1
	VMINPS       Y14, Y1, Y1
	VMULPS       Y1, Y1, Y2
	VBROADCASTSS erfOver0<>(SB), Y3
	VBROADCASTSS erfUnder0<>(SB), Y4
	POWER(Y3, Y5, Y2, erfOver1<>(SB))
	POWER(Y4, Y6, Y2, erfUnder1<>(SB))
	POWER(Y3, Y5, Y2, erfOver2<>(SB))
	POWER(Y4, Y6, Y2, erfUnder2<>(SB))
	POWER(Y3, Y5, Y2, erfOver3<>(SB))
	POWER(Y4, Y6, Y2, erfUnder3<>(SB))
	POWER(Y3, Y5, Y2, erfOver4<>(SB))
	POWER(Y4, Y6, Y2, erfUnder4<>(SB))
	POWER(Y3, Y5, Y2, erfOver5<>(SB))
	POWER(Y3, Y5, Y2, erfOver6<>(SB))
	VMULPS       Y3, Y1, Y3
	VDIVPS       Y4, Y3, Y3
	VADDPS       Y3, Y11, Y3
	VMULPS       Y12, Y0, Y0
	VMULPS       Y3, Y0, Y0
	VMOVUPS      Y0, (DI)
	ADDQ         $32, DI
	DECQ         CX
	JNZ          loop
	VZEROUPPER
	RET

// EXP makes x, at most 0, e to the power of x.
#define EXP(x, t, n, p) \
	VBROADCASTSS least<>(SB), t       \
	VMAXPS       t, x, x              \
	VBROADCASTSS log2e<>(SB), t       \
	VMULPS       t, x, n              \
	VADDPS       Y15, n, n            \
	VSUBPS       Y15, n, t            \
	VMULPS       Y14, t, p            \
	VSUBPS       p, x, x              \
	VMULPS       Y13, t, p            \
	VSUBPS       p, x, x              \
	VBROADCASTSS expPower0<>(SB), p   \
	POWER(p, t, x, expPower1<>(SB))   \
	POWER(p, t, x, expPower2<>(SB))   \
	POWER(p, t, x, expPower3<>(SB))   \
	POWER(p, t, x, expPower4<>(SB))   \
	POWER(p, t, x, expPower5<>(SB))   \
	VMULPS       x, x, t              \
	VMULPS       t, p, p              \
	VADDPS       x, p, p              \
	VADDPS       Y11, p, p            \
	VPADDD       Y12, n, n            \
	VPSLLD       $23, n, n            \
	VMULPS       n, p, x

// func softmaxAVX2(x []float32, rate float32)
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-28
	MOVQ         x_base+0(FP), DI
	MOVQ         x_len+8(FP), CX
	VBROADCASTSS rate+24(FP), Y10
	SHRQ         $4, CX
	MOVQ         DI, SI
	MOVQ         CX, DX
	VBROADCASTSS (DI), Y9
	VMOVAPS      Y9, Y8

top:
	VMAXPS (SI), Y9, Y9
	VMAXPS 32(SI), Y8, Y8
	ADDQ   $64, SI
	DECQ   DX
	JNZ    top
	VMAXPS       Y8, Y9, Y9
	VEXTRACTF128 $1, Y9, X8
	VMAXPS       X8, X9, X9
	VMOVHLPS     X9, X9, X8
	VMAXPS       X8, X9, X9
	VMOVSHDUP    X9, X8
	VMAXSS       X8, X9, X9
	VBROADCASTSS X9, Y9

	VBROADCASTSS roundFloat<>(SB), Y15
	VBROADCASTSS ln2High<>(SB), Y14
	VBROADCASTSS ln2Low<>(SB), Y13
	VPBROADCASTD exponent<>(SB), Y12
	VBROADCASTSS one<>(SB), Y11
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1
	MOVQ         DI, SI
	MOVQ         CX, DX

sums:
	VMOVUPS (SI), Y2
	VSUBPS  Y9, Y2, Y2
	VMULPS  Y10, Y2, Y2
	EXP(Y2, Y4, Y5, Y6)
	VMOVUPS Y2, (SI)
	VADDPS  Y2, Y0, Y0
	VMOVUPS 32(SI), Y3
	VSUBPS  Y9, Y3, Y3
	VMULPS  Y10, Y3, Y3
	EXP(Y3, Y4, Y5, Y6)
	VMOVUPS Y3, 32(SI)
	VADDPS  Y3, Y1, Y1
	ADDQ    $64, SI
	DECQ    DX
	JNZ     sums
	FOLD
	VDIVSS       X0, X11, X0
	VBROADCASTSS X0, Y0

shares:
	VMULPS  (DI), Y0, Y1
	VMULPS  32(DI), Y0, Y2
	VMOVUPS Y1, (DI)
	VMOVUPS Y2, 32(DI)
	ADDQ    $64, DI
	DECQ    CX
	JNZ     shares
	VZEROUPPER
	RET
