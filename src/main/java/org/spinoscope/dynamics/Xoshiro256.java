package org.spinoscope.dynamics;

import java.util.Arrays;

/// Random bits of one stream, some at a time: xoshiro256++ with the numbers of the JDK's own, whose state is out of
/// reach. Kept in local variables, a batch of them takes half the time of single calls.
final class Xoshiro256 implements RandomBits {

    private static final long SILVER_RATIO = 0x6A09E667F3BCC909L;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final long[] JUMP = {
        0x180ec6d33cfd0abaL, 0xd5a61266f0c9392cL, 0xa9582618e03fc9aaL, 0x39abdc4529b1661cL
    };

    private final long[] state;

    private Xoshiro256(long[] state) {
        this.state = state;
    }

    /// The stream that the JDK's Xoshiro256PlusPlus has for this seed.
    static Xoshiro256 of(long seed) {
        var state = new long[4];
        state[0] = mixed(seed ^ SILVER_RATIO);
        for (var i = 1; i < state.length; i++) {
            state[i] = mixed((seed ^ SILVER_RATIO) + i * GOLDEN_RATIO);
        }
        return new Xoshiro256(state);
    }

    /// This stream as it is; then jumps 2¹²⁸ numbers ahead.
    Xoshiro256 copyAndJump() {
        var copy = new Xoshiro256(state.clone());
        jump();
        return copy;
    }

    private void jump() {
        var jumped = new long[4];
        var one = new long[1];
        for (var word : JUMP) {
            for (var bit = 0; bit < Long.SIZE; bit++) {
                if ((word & 1L << bit) != 0) {
                    Arrays.setAll(jumped, i -> jumped[i] ^ state[i]);
                }
                fill(one);
            }
        }
        System.arraycopy(jumped, 0, state, 0, state.length);
    }

    @Override
    public void fill(long[] out) {
        var s0 = state[0];
        var s1 = state[1];
        var s2 = state[2];
        var s3 = state[3];
        for (var i = 0; i < out.length; i++) {
            out[i] = Long.rotateLeft(s0 + s3, 23) + s0;
            var t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = Long.rotateLeft(s3, 45);
        }
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
        state[3] = s3;
    }

    /// Stafford's thirteenth mixing function.
    private static long mixed(long z) {
        var y = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        var x = (y ^ y >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }
}
