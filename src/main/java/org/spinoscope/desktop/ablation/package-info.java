/// The ablation view: what the model's gap becomes without a head, filling in while it is measured.
@NullMarked
package org.spinoscope.desktop.ablation;

import org.jspecify.annotations.NullMarked;
