package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.common.Version;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.NativeBench;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.BulkRecord;
import org.spinoscope.prompt.bulk.Rejections;
import org.spinoscope.prompt.bulk.Rejections.Policy;

/// Makes the plan of a sweep: reads the prompts as a stream, cuts them into parts, and writes the manifest
/// last, so
/// that a folder either has a whole plan or none.
public final class SweepPlanner {

    private final Gpt2 model;
    private final SweepRequest request;
    private final SweepFolder folder;
    private final BulkPrompts prompts;

    /// @throws UserException if there are no such prompts
    public SweepPlanner(Gpt2 model, SweepRequest request, SweepFolder folder) {
        this.model = model;
        this.request = request;
        this.folder = folder;
        this.prompts = BulkPrompts.open(request.prompts());
    }

    /// The plan in the folder if it is the one asked for, or a new one.
    ///
    /// @throws UserException if the folder holds another plan, or prompts are bad and not to be skipped;
    ///     then nothing
    ///     is left of the new one
    public SweepPlan plan(Progress progress) {
        if (folder.hasPlan()) {
            return theSame(folder.plan());
        }
        boolean existed = Files.isDirectory(folder.root());
        try (var _ = FolderLock.whole(folder)) {
            return make(progress);
        } catch (RuntimeException e) {
            if (!existed) {
                delete(folder.root());
            }
            throw e;
        }
    }

    private SweepPlan theSame(SweepPlan there) {
        var different = there.differences(plan(new Rejections(Policy.SKIP), 0, List.of()));
        if (!different.isEmpty()) {
            throw new UserException(folder.root() + " holds another sweep, which differs in "
                    + String.join(", ", different) + ". Choose another folder, or empty this one.");
        }
        return there;
    }

    private SweepPlan make(Progress progress) {
        var draft = folder.root().resolve("plan.part");
        delete(draft);
        try {
            Files.createDirectories(draft);
            var rejections = new Rejections(request.badRecords());
            var writer = new PartsWriter(draft);
            prompts.read(record -> accept(record, writer, rejections, progress));
            rejections.requireAllowed(prompts.name());
            writer.endPart();
            if (writer.accepted == 0) {
                throw new UserException(prompts.name() + " has no usable prompt. Choose another file.");
            }
            var plan = plan(rejections, writer.accepted, writer.parts);
            delete(folder.root().resolve("plan"));
            Files.move(draft, folder.root().resolve("plan"));
            JobFiles.write(folder, plan);
            Manifest.write(folder.manifest(), plan);
            return plan;
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            delete(draft);
        }
    }

    private UserException unwritable(IOException e) {
        return new UserException(
                "Cannot write the plan into " + folder.root()
                        + ". Choose a folder that can be written to and has room.",
                e);
    }

    private boolean accept(BulkRecord record, PartsWriter writer, Rejections rejections, Progress progress) {
        if (writer.accepted % 256 == 0) {
            progress.at(0, "Planning: " + writer.accepted + " prompts");
        }
        switch (record) {
            case BulkRecord.Pair(long number, long line, PromptPair pair) -> {
                PlannedPrompt prompt;
                try {
                    prompt = TokenizedRecord.of(model, number, pair, request.answer());
                } catch (UserException e) {
                    rejections.bad(number, line, clause(e));
                    return true;
                }
                writer.add(prompt); // a disk that is full is not the record's fault
            }
            case BulkRecord.Bad(long number, long line, String reason) -> rejections.bad(number, line, reason);
            case BulkRecord.Unusable(long number, long line, String reason) ->
                rejections.unusable(number, line, reason);
        }
        return writer.accepted < request.limit();
    }

    private static String clause(UserException e) {
        var message = String.valueOf(e.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private SweepPlan plan(Rejections rejections, long accepted, List<SweepPlan.Part> parts) {
        var config = model.config();
        var templates = request.prompts().templates();
        return new SweepPlan(
                Version.get(),
                new SweepPlan.Model(model.identity().id(), model.sha256(), config.layers(), config.heads()),
                new SweepPlan.Prompts(
                        prompts.name(), prompts.sha256(), prompts.format().key(), accepted, rejections.all()),
                request.readings(),
                request.measures(),
                request.prompts().seed(),
                NativeBench.threads(),
                new SweepPlan.Options(
                        request.partPrompts(),
                        request.limit(),
                        request.badRecords().name().toLowerCase(Locale.ROOT),
                        templates.isEmpty() ? "" : sha256(Path.of(templates))),
                parts);
    }

    private static String sha256(Path file) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UserException(file + " cannot be read. Check that you may open it.", e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Cuts the accepted prompts into parts.
    private final class PartsWriter {
        private final Path draft;
        private final List<SweepPlan.Part> parts = new ArrayList<>();
        private final List<PlannedPrompt> open = new ArrayList<>();
        private long accepted;

        PartsWriter(Path draft) {
            this.draft = draft;
        }

        void add(PlannedPrompt prompt) {
            open.add(prompt);
            accepted++;
            if (open.size() == request.partPrompts()) {
                endPart();
            }
        }

        void endPart() {
            if (open.isEmpty()) {
                return;
            }
            long tokens = open.stream().mapToLong(PlannedPrompt::length).sum();
            var part = new SweepPlan.Part(parts.size(), accepted - open.size(), open.size(), tokens);
            try {
                PlannedPart.write(draft.resolve(part.name() + ".jsonl"), open);
            } catch (IOException e) {
                throw unwritable(e);
            }
            parts.add(part);
            open.clear();
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UserException("Cannot empty " + folder + ". Remove it by hand.", e);
        }
    }
}
