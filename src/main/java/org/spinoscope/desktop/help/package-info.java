/// Help without a network: what each view shows and cannot tell, the glossary, the first steps, and how to cite.
@NullMarked
package org.spinoscope.desktop.help;

import org.jspecify.annotations.NullMarked;
