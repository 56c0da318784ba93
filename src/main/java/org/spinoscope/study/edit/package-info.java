/// What an edit of a prompt set requests from the model: runs that are kept by prompt, and the results that are pure
/// functions of them.
@NullMarked
package org.spinoscope.study.edit;

import org.jspecify.annotations.NullMarked;
