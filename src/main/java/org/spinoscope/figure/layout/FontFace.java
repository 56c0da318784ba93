package org.spinoscope.figure.layout;

import java.io.InputStream;
import java.util.Objects;
import org.spinoscope.figure.Figure;

/// The bundled typefaces. `MATH` supplies characters that Inter lacks, such as ⟨ ⟩ ⊙ ∝.
public enum FontFace {
    REGULAR("Inter", "Inter-Regular.ttf", 400, false),
    MEDIUM("Inter", "Inter-Medium.ttf", 500, false),
    BOLD("Inter", "Inter-SemiBold.ttf", 600, false),
    ITALIC("Inter", "Inter-Italic.ttf", 400, true),
    MATH("DejaVu Sans", "DejaVuSans.ttf", 400, false);

    private final String family;
    private final String file;
    private final int weight;
    private final boolean italic;

    FontFace(String family, String file, int weight, boolean italic) {
        this.family = family;
        this.file = file;
        this.weight = weight;
        this.italic = italic;
    }

    public String family() {
        return family;
    }

    /// As CSS counts: 400 is regular.
    public int weight() {
        return weight;
    }

    public boolean italic() {
        return italic;
    }

    /// The TrueType file; the caller closes it.
    public InputStream open() {
        return Objects.requireNonNull(Figure.class.getResourceAsStream(file), file);
    }
}
