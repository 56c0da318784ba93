/// Unit spins in a field and a bath: equations, noise, integrators, ensembles and what is measured on them.
/// Pure mathematics on arrays; it knows no model, no file and no toolkit.
@NullMarked
package org.spinoscope.dynamics;

import org.jspecify.annotations.NullMarked;
