package org.spinoscope.prompt.bulk;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.spinoscope.common.Progress;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// Turns a bulk set into the program's own prompt file, for the window.
///
/// The window refuses a question that is there twice, so here a repetition is a bad record.
public final class PromptImport {

    private final BulkPrompts prompts;
    private final Rejections rejections;
    private final long limit;
    private final Set<Long> seen = new HashSet<>();
    private long accepted;

    /// @param limit the most pairs to take
    public PromptImport(BulkPrompts prompts, Rejections.Policy policy, long limit) {
        this.prompts = prompts;
        this.rejections = new Rejections(policy);
        this.limit = limit;
    }

    /// Writes the file.
    ///
    /// @throws PromptException if records are bad and not to be skipped, or no pair is left; nothing is
    ///     written then
    public void write(Path file, String name, Progress progress) {
        PairWriter.write(file, name, prompts.format().key() + " " + prompts.name(), sink -> {
            prompts.read(record -> accept(record, sink, progress));
            rejections.requireAllowed(prompts.name());
            if (accepted == 0) {
                throw new PromptException(prompts.name() + " has no usable pair. Choose another file.");
            }
        });
    }

    private boolean accept(BulkRecord record, PairWriter.Sink sink, Progress progress) {
        switch (record) {
            case BulkRecord.Pair(long number, long line, PromptPair pair) -> {
                if (seen.add(question(pair))) {
                    sink.pair(pair);
                    accepted++;
                } else {
                    rejections.bad(number, line, "the same prompt with the same answers was there before");
                }
            }
            case BulkRecord.Bad(long number, long line, String reason) -> rejections.bad(number, line, reason);
            case BulkRecord.Unusable(long number, long line, String reason) ->
                rejections.unusable(number, line, reason);
        }
        if (accepted % 1000 == 0) {
            progress.at(0.5, accepted + " pairs");
        }
        return accepted < limit;
    }

    /// A hash of prompt and answers, whichever is the good one.
    private static long question(PromptPair pair) {
        return Foils.hash(pair.prompt()) ^ (Foils.hash(pair.good()) + Foils.hash(pair.bad()));
    }

    /// Pairs written.
    public long accepted() {
        return accepted;
    }

    /// Records left out.
    public int rejected() {
        return rejections.all().size();
    }
}
