package org.spinoscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.BulkRecord;
import org.spinoscope.study.examination.Criterion;
import org.spinoscope.study.examination.Examination;
import org.spinoscope.study.examination.ExaminationJson;
import org.spinoscope.study.examination.ExaminationMarkdown;
import org.spinoscope.training.HeldOutPrompts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `examine`: how good checkpoints are to look at, beside each other.
@Command(
        name = "examine",
        description = "Score checkpoints as demonstration models, each against the embedded one, as a table and JSON.",
        mixinStandardHelpOptions = true)
public final class ExamineCommand implements Callable<Integer> {

    private static final int PERMUTATIONS = 10_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "Checkpoints to examine; the embedded one comes last. " + ModelOption.DESCRIPTION)
    private List<String> models = List.of();

    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            description = "Further prompt sets, of any format the program reads in bulk.")
    private List<String> prompts = List.of();

    @Option(
            names = "--every",
            paramLabel = "n",
            defaultValue = "1",
            description = "Take every n-th pair of each further set. Default: ${DEFAULT-VALUE}.")
    private int every = 1;

    @Option(names = "--seed", paramLabel = "s", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Write everything that was measured as JSON.")
    private @Nullable Path out;

    @Option(names = "--card", paramLabel = "FILE", description = "Write the tables of a model card as Markdown.")
    private @Nullable Path card;

    @Override
    public Integer call() {
        if (every < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--every takes a whole number from 1 on.");
        }
        var command = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        return CommandRunner.run(command, progress -> {
            var all = new ArrayList<>(models);
            all.remove("embedded");
            all.add("embedded");
            var request = new Examination.Request(sets(), PERMUTATIONS, seed);
            var examinations = new ArrayList<Examination>();
            for (int i = 0; i < all.size(); i++) {
                var part = progress.part((double) i / all.size(), (i + 1.0) / all.size());
                examinations.add(examine(all.get(i), request, part));
            }
            print(examinations, command.getOut());
            if (card != null) {
                AtomicFile.write(card, new ExaminationMarkdown(examinations).toString());
            }
            if (out != null) {
                AtomicFile.write(out, new ExaminationJson().of(examinations));
            }
        });
    }

    private static Examination examine(String name, Examination.Request request, Progress progress) {
        var files = ModelOption.find(name);
        var identity = new ModelIdentity(files.id(), files.label());
        try (var model = Gpt2.load(files.folder(), identity, progress.part(0, 0.1))) {
            return Examination.of(model, request, progress.part(0.1, 1));
        }
    }

    private List<Examination.Prompts> sets() {
        var sets = new ArrayList<Examination.Prompts>();
        sets.add(new Examination.Prompts("withheld pairs", HeldOutPrompts.withheldPairs()));
        sets.add(new Examination.Prompts("withheld facts", HeldOutPrompts.withheldFacts()));
        sets.add(new Examination.Prompts("copying", HeldOutPrompts.copying()));
        for (var file : prompts) {
            var pairs = new ArrayList<PromptPair>();
            var seen = new AtomicInteger();
            BulkPrompts.open(new BulkPrompts.Request(file, BulkFormat.AUTO, "", seed))
                    .read(record -> {
                        if (record instanceof BulkRecord.Pair pair && seen.getAndIncrement() % every == 0) {
                            pairs.add(pair.pair());
                        }
                        return true;
                    });
            var name = Path.of(file).getFileName();
            sets.add(new Examination.Prompts(name == null ? file : name.toString(), List.copyOf(pairs)));
        }
        return sets;
    }

    private static void print(List<Examination> examinations, PrintWriter out) {
        for (var examination : examinations) {
            out.println(examination.model().label() + " (" + examination.model().id() + "), sha256 "
                    + examination.sha256());
        }
        out.println();
        var criteria = examinations.stream().map(Criterion::of).toList();
        for (int c = 0; c < criteria.getFirst().size(); c++) {
            var first = criteria.getFirst().get(c);
            var line = new StringBuilder(String.format(Locale.ROOT, "%-62s %-8s", first.name(), first.bound()));
            for (var model : criteria) {
                var criterion = model.get(c);
                line.append(String.format(
                        Locale.ROOT, "%10.3f %-6s", criterion.measured(), criterion.met() ? "" : "short"));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
