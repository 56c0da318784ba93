package org.spinoscope.figure;

import java.util.List;

/// Everything a figure shows, as a value: one plot, or several side by side.
public sealed interface Figure permits Plot, Panels {

    /// The heading; it may carry [Markup], as all texts of figures may.
    String title();

    /// What it shows, in sentences, for those who read it without its document; printed below and kept in files.
    String caption();

    Provenance provenance();

    /// An empty plot to add axes and marks to.
    static Plot titled(String title) {
        return Plot.titled(title);
    }

    /// Several figures in rows of `columns`, lettered (a), (b), …
    static Panels panels(String title, int columns, List<Figure> figures) {
        return new Panels(title, "", columns, figures, Provenance.NONE);
    }
}
