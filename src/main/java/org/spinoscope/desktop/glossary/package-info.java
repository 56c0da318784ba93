/// What the program's symbols and words mean: one explanation each, from which tooltips, column headings and the help
/// all draw.
@NullMarked
package org.spinoscope.desktop.glossary;

import org.jspecify.annotations.NullMarked;
