package org.spinoscope.gpt2;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spinoscope.common.UserException;

/// GPT-2's byte-level byte-pair encoding: text to token ids and back.
public final class Tokenizer implements AutoCloseable {

    private static final Map<String, String> PLAIN =
            Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false");

    /// How many texts keep their tokens, such as those of a prompt set, which every edit asks for again.
    private static final int RECENT = 4096;

    /// Characters of a text that is remembered.
    private static final int LONGEST = 1000;

    private record Text(String text, boolean ends) {}

    private final HuggingFaceTokenizer tokenizer;
    private final int vocabulary;
    private final Map<Text, int[]> recent = new ConcurrentHashMap<>();

    private Tokenizer(HuggingFaceTokenizer tokenizer, int vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    /// Loads the native library, without any tokenizer.
    static void loadLibrary() {
        LibUtils.checkStatus();
    }

    /// Loads `tokenizer.json`, or else `vocab.json` and `merges.txt`, and the files that go with them from a checkpoint
    /// folder.
    ///
    /// @throws CheckpointException if the folder has neither, or they are malformed
    public static Tokenizer load(Path folder) {
        NativeEngine.stayOffline();
        var file = TokenizerFile.read(folder);
        try (var json = new ByteArrayInputStream(file.json())) {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(json, PLAIN), file.vocabulary());
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException(
                    "The tokenizer " + file.from() + " is malformed: " + e.getMessage()
                            + ". Fetch it again, or use the one that belongs to these weights.",
                    e);
        }
    }

    /// One more than the largest token id.
    public int vocabulary() {
        return vocabulary;
    }

    /// The token ids of a text by itself: with the begin and end tokens that the folder's files ask for
    /// (GPT-2's ask for none). Half a surrogate pair counts as U+FFFD.
    public int[] encode(String text) {
        return encode(text, true);
    }

    /// The token ids of a text that follows another, such as an answer: without begin and end tokens.
    public int[] encodeContinuation(String text) {
        return encode(text, false);
    }

    private int[] encode(String text, boolean ends) {
        var asked = new Text(text, ends);
        var known = recent.get(asked);
        if (known == null) {
            known = encodeAnew(asked);
            if (text.length() <= LONGEST) {
                if (recent.size() >= RECENT) {
                    recent.clear();
                }
                recent.put(asked, known);
            }
        }
        return known.clone();
    }

    private int[] encodeAnew(Text text) {
        return Arrays.stream(tokenizer
                        .encode(wellFormed(text.text()), text.ends(), false)
                        .getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /// Half a surrogate pair is no character; the native tokenizer would read each as three.
    private static String wellFormed(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        var repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    /// The text of these tokens; bytes that are no UTF-8 show as U+FFFD.
    public String decode(int... ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), false);
    }

    /// The text of each token by itself.
    public List<String> pieces(int... ids) {
        var pieces = new ArrayList<String>();
        for (int id : ids) {
            pieces.add(decode(id));
        }
        return pieces;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /// A tokenizer may know fewer tokens than the model has rows (vocabularies get padded) and some more
    /// (tokens that were added but never trained); one that knows twice as many is another model's.
    ///
    /// @throws CheckpointException in that case
    void requireFor(Gpt2Config config, Path folder) {
        if (vocabulary() > 2 * config.vocabulary()) {
            throw new CheckpointException("The tokenizer in " + folder + " knows " + vocabulary()
                    + " tokens, but the model only " + config.vocabulary()
                    + ". Use the tokenizer that belongs to these weights.");
        }
    }

    /// Refuses tokens that a model of `vocabulary` tokens has no embedding for.
    ///
    /// @throws UserException naming the first such token
    void requireBelow(int vocabulary, String what, int... tokens) {
        for (int token : tokens) {
            if (token >= vocabulary) {
                throw new UserException(what + " has the token “" + decode(token) + "” (" + token
                        + "), for which this model of " + vocabulary
                        + " tokens has no embedding. Write it without that token.");
            }
        }
    }
}
