package org.spinoscope.cli;

import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections;
import picocli.CommandLine.Option;

/// Options of every command that reads prompts in bulk.
final class BulkOptions {

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "auto",
            description = "auto, counterfact, lre, pararel, lama, spinoscope or csv. Default: ${DEFAULT-VALUE}.")
    private String format = "auto";

    @Option(
            names = "--templates",
            paramLabel = "FILE",
            defaultValue = "",
            description =
                    "LAMA's templates: JSON records of relation and template, or an object from one to the other.")
    private String templates = "";

    @Option(
            names = "--bad-records",
            paramLabel = "refuse|skip",
            defaultValue = "refuse",
            description = "What to do with a record that is not a pair: refuse the set (default), or list and skip it.")
    private Rejections.Policy badRecords = Rejections.Policy.REFUSE;

    @Option(names = "--limit", paramLabel = "n", description = "Take no more than so many pairs.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--seed",
            paramLabel = "s",
            defaultValue = "1",
            description =
                    "Seed of the wrong answers where the set names only the right ones. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    BulkPrompts open(String file) {
        return BulkPrompts.open(request(file));
    }

    BulkPrompts.Request request(String file) {
        return new BulkPrompts.Request(file, BulkFormat.parse(format), templates, seed);
    }

    Rejections.Policy badRecords() {
        return badRecords;
    }

    long limit() {
        return limit;
    }
}
