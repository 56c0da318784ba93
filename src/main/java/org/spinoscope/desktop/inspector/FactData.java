package org.spinoscope.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spinoscope.desktop.context.CsvText;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.gpt2.HeadId;

/// What the context menu of the facts is about: one of them, or the selected head with all of them.
///
/// @param model the facts shown now
record FactData(InspectorViewModel model) {

    DataObject one(InspectorEntry entry) {
        return DataObject.of(head(), entry.value().replace('−', '-'), this::csv);
    }

    DataObject whole() {
        var lines = all().map(entry -> entry.name() + ": " + entry.value().replace('−', '-'))
                .collect(Collectors.joining("\n"));
        return DataObject.of(head(), lines, this::csv);
    }

    private Subject head() {
        return HeadId.find(model.head().get()).<Subject>map(Subject.Head::new).orElseGet(Subject.None::new);
    }

    private String csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("head", "fact", "value"));
        all().forEach(entry -> rows.add(List.of(model.head().get(), entry.name(), entry.value())));
        return CsvText.numbers(rows);
    }

    private Stream<InspectorEntry> all() {
        return Stream.of(model.overSet(), model.onPrompt(), model.ofCoupling()).flatMap(group -> group.get().stream());
    }
}
