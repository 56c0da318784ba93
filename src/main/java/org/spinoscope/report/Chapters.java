package org.spinoscope.report;

import java.util.List;

/// The chapters of the report, in the order in which they are computed and shown.
final class Chapters {

    static final List<Chapter<?>> ALL = List.of(
            new CorrelationChapter(),
            new PlaneChapter(),
            new AblationChapter(),
            new LayersChapter(),
            new TemperatureChapter(),
            new SpinChapter(),
            new CouplingChapter(),
            new OrdersChapter(),
            new PhasesChapter(),
            new DiffusionChapter(),
            new ReproductionChapter(),
            new PaperChapter());

    private Chapters() {}
}
