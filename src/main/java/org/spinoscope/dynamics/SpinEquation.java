package org.spinoscope.dynamics;

/// Which equation of motion: the two coefficients of dS = −p S×(B+h) − q S×(S×(B+h)) (Stratonovich).
public enum SpinEquation {
    /// The paper's eq. (9): the precession term keeps the bare γ.
    EQ_9("eq. (9)"),
    /// The standard Landau–Lifshitz form of the LLG equation, with γ/(1+λ²) in both terms.
    LLG("LLG"),
    /// No precession: the spin only relaxes towards the field and diffuses. The form that exists in any dimension.
    OVERDAMPED("overdamped");

    private final String title;

    SpinEquation(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// Precession coefficient p, in units of 1/(field·time).
    public double precession(double gamma, double lambda) {
        return switch (this) {
            case EQ_9 -> gamma;
            case LLG -> gamma / (1 + lambda * lambda);
            case OVERDAMPED -> 0;
        };
    }

    /// Relaxation coefficient q = γλ/(1+λ²), the η of the overdamped form.
    public double relaxation(double gamma, double lambda) {
        return gamma * lambda / (1 + lambda * lambda);
    }
}
