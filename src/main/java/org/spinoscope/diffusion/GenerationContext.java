package org.spinoscope.diffusion;

/// A chain's state before its next token.
///
/// @param logits GPT-2's
/// @param logSum log Σ exp of them
/// @param field N
record GenerationContext(float[] logits, double logSum, SpinChains.Target target, double[] field) {}
