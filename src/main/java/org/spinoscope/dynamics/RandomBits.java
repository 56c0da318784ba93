package org.spinoscope.dynamics;

/// A source of uniformly random bits.
@FunctionalInterface
interface RandomBits {

    /// Fills `out` with the next numbers.
    void fill(long[] out);
}
