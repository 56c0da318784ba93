package org.spinoscope.checkpoint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spinoscope.gpt2.CheckpointNames;
import org.spinoscope.gpt2.Gpt2Small;

/// A published checkpoint of GPT-2's architecture that the program can offer by name.
///
/// @param id its repository today
/// @param shortName its repository before it moved to an owner; still found in caches and accepted as a name
/// @param layers n_layer
/// @param heads n_head
/// @param width d_model
/// @param pin the exact files of one revision, where this project knows them
public record KnownCheckpoint(
        RepoId id,
        String shortName,
        String title,
        int layers,
        int heads,
        int width,
        String licence,
        String citation,
        Optional<Pin> pin) {

    private static final String GPT2_PAPER = "Radford, Wu, Child, Luan, Amodei, Sutskever: Language Models are"
            + " Unsupervised Multitask Learners. OpenAI, 2019.";
    private static final String DISTIL_PAPER = "Sanh, Debut, Chaumond, Wolf: DistilBERT, a distilled version of BERT:"
            + " smaller, faster, cheaper and lighter. arXiv:1910.01108, 2019.";

    /// The checkpoints the program offers, smallest first after GPT-2 small itself.
    public static final List<KnownCheckpoint> ALL = List.of(
            openai("gpt2", "GPT-2 small", 12, 12, 768, Optional.of(Pin.GPT2_SMALL)),
            new KnownCheckpoint(
                    new RepoId("distilbert/distilgpt2"),
                    "distilgpt2",
                    "DistilGPT-2",
                    6,
                    12,
                    768,
                    "Apache-2.0",
                    DISTIL_PAPER,
                    Optional.empty()),
            openai("gpt2-medium", "GPT-2 medium", 24, 16, 1024, Optional.empty()),
            openai("gpt2-large", "GPT-2 large", 36, 20, 1280, Optional.empty()),
            openai("gpt2-xl", "GPT-2 XL", 48, 25, 1600, Optional.empty()));

    /// One revision's files, by sha256 and length: what a download has to be, byte for byte.
    public record Pin(String commit, Map<String, PinnedFile> files) {

        static final Pin GPT2_SMALL = new Pin(
                "607a30d783dfa663caf39e06633721c8d4cfcd7e",
                Map.of(
                        CheckpointNames.WEIGHTS,
                        new PinnedFile(548_105_171, Gpt2Small.SHA256),
                        CheckpointNames.CONFIG,
                        new PinnedFile(665, "0daed7749b4f02b8f76240d5444551d7b08712dab4d0adb8239c56ba823bb7b4"),
                        CheckpointNames.VOCABULARY,
                        new PinnedFile(1_042_301, "196139668be63f3b5d6574427317ae82f612a97c5d1cdaf36ed2256dbf636783"),
                        CheckpointNames.MERGES,
                        new PinnedFile(456_318, "1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5")));

        public Pin {
            files = Map.copyOf(files);
        }
    }

    /// @param bytes length of the file
    /// @param sha256 64 lower-case hexadecimal digits
    public record PinnedFile(long bytes, String sha256) {}

    /// The known checkpoint of this name, written with or without its owner, in any case.
    public static Optional<KnownCheckpoint> named(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(known ->
                        known.shortName.equals(wanted) || known.id.value().equals(wanted))
                .findFirst();
    }

    /// The names under which caches may hold this checkpoint, today's first.
    public List<RepoId> names() {
        return List.of(id, new RepoId(shortName));
    }

    /// Number of weights of this shape with GPT-2's 50,257 tokens and 1,024 positions, unembedding tied.
    public long parameters() {
        long d = width;
        return (50_257 + 1_024) * d + layers * (12 * d * d + 13 * d) + 2 * d;
    }

    /// About how long the float32 weights are; a file also carries a header and, in some, mask buffers.
    public long approximateBytes() {
        return 4 * parameters();
    }

    private static KnownCheckpoint openai(
            String name, String title, int layers, int heads, int width, Optional<Pin> pin) {
        return new KnownCheckpoint(
                new RepoId("openai-community/" + name), name, title, layers, heads, width, "MIT", GPT2_PAPER, pin);
    }
}
