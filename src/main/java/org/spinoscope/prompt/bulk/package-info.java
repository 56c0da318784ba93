/// Prompt pairs in bulk: the fact sets researchers use, as they are published, read as a stream.
///
/// A record that cannot be used is reported with its place and reading continues; only a file whose structure is
/// broken ends it.
@NullMarked
package org.spinoscope.prompt.bulk;

import org.jspecify.annotations.NullMarked;
