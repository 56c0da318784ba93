/// GPT-2 itself: configuration, weights, tokenizer, and a forward pass with named activations and head interventions.
/// Only this package and the training tool see native arrays; everything that leaves is a plain Java array or record.
@NullMarked
package org.spinoscope.gpt2;

import org.jspecify.annotations.NullMarked;
