package org.spinoscope.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spinoscope.checkpoint.CheckpointDownloader;
import org.spinoscope.checkpoint.FetchReport;
import org.spinoscope.checkpoint.HubSettings;
import org.spinoscope.checkpoint.KnownCheckpoint;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.common.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fetch gpt2`: downloads a checkpoint into the Hugging Face cache. Exit code 0 if it is there, complete and checked.
@Command(
        name = "fetch",
        description = "Download a checkpoint into the Hugging Face cache; an interrupted download resumes.",
        mixinStandardHelpOptions = true)
public final class FetchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "gpt2, gpt2-medium, …, or any GPT-2 repository as owner/name.")
    private String model = "";

    @Option(names = "--revision", description = "Branch, tag or commit (default: the pinned commit, else main).")
    private @Nullable String revision;

    @Option(names = "--cache", description = "Cache folder (default: HF_HUB_CACHE, HF_HOME/hub or the usual one).")
    private @Nullable Path cache;

    @Option(names = "--endpoint", description = "Address of the hub (default: HF_ENDPOINT or https://huggingface.co).")
    private @Nullable String endpoint;

    private final Supplier<HubSettings> machine;

    public FetchCommand() {
        this(HubSettings::ofThisMachine);
    }

    FetchCommand(Supplier<HubSettings> machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        var command = java.util.Objects.requireNonNull(spec, "picocli sets it").commandLine();
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        var line = new ProgressLine(command.getErr(), terminal, System::nanoTime);
        try {
            if (!(ModelSource.parse(model) instanceof ModelSource.Hub hub)) {
                throw new UserException("“" + model + "” is here already; name a Hugging Face repository to fetch,"
                        + " for example gpt2.");
            }
            var named = Optional.ofNullable(revision).or(hub::revision);
            var report = new CheckpointDownloader(settings()).run(hub.repo(), named, line);
            line.end();
            print(report, command.getOut());
            return 0;
        } catch (UserException e) {
            line.end();
            command.getErr().println(e.getMessage());
            command.getErr().flush();
            return 1;
        }
    }

    private HubSettings settings() {
        var settings = machine.get();
        settings = cache == null ? settings : settings.withCache(cache.toAbsolutePath());
        return endpoint == null ? settings : settings.withEndpoint(endpoint);
    }

    private static void print(FetchReport report, PrintWriter out) {
        out.println(report.repo() + " at " + report.commit());
        for (var file : report.files()) {
            var check = switch (file.integrity()) {
                case PINNED_SHA256 -> "sha256 as published";
                case HUB_HASH -> "hash as the hub names it";
                case LENGTH_ONLY -> "length only, this hub names no hash";
            };
            var origin = switch (file.origin()) {
                case DOWNLOADED -> "downloaded";
                case RESUMED -> "resumed";
                case ALREADY_THERE -> "already there";
            };
            out.printf(Locale.ROOT, "  %-28s %,15d bytes  %s, %s%n", file.name(), file.bytes(), origin, check);
        }
        KnownCheckpoint.named(report.repo().value()).ifPresent(known -> {
            out.println("licence: " + known.licence());
            out.println("cite: " + known.citation());
        });
        out.println(report.folder());
        out.flush();
    }
}
