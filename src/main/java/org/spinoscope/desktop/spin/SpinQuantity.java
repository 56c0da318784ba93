package org.spinoscope.desktop.spin;

/// What the chart over time shows.
enum SpinQuantity {
    ALIGNMENT("Alignment S·n", "/{S}·/{n}, /{n} along the field", "Alignment with the field"),
    FIRST("Component 1, along the field", "/{S}_{1}", "Component along the field"),
    SECOND("Component 2, between the words", "/{S}_{2}", "Component along the difference of the words"),
    THIRD("Component 3, along the sum of the words", "/{S}_{3}", "Component along the sum of the words"),
    ENERGY("Energy −N·S", "energy −/{N}·/{S}", "Energy in the field"),
    DIFFERENCE("Difference of two spins", "/{S}·/{n} − /{S}′·/{n}", "Difference of the two alignments");

    private final String choice;
    private final String axis;
    private final String title;

    SpinQuantity(String choice, String axis, String title) {
        this.choice = choice;
        this.axis = axis;
        this.title = title;
    }

    String axis() {
        return axis;
    }

    String title() {
        return title;
    }

    @Override
    public String toString() {
        return choice;
    }
}
