package org.spinoscope.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.AblationMode;
import org.spinoscope.gpt2.ComponentPatch.Positions;
import org.spinoscope.gpt2.TokenizedPair;

/// Hashes of what decides the gap of a prompt without some components of a model.
final class RemovalKeys {

    private RemovalKeys() {}

    /// @return a hash a prompt
    static List<String> of(List<TokenizedPair> trials, AblationMode mode, Positions positions) {
        var removal = mode + " " + positions;
        boolean alone = switch (mode) {
            case AblationMode.Zero(), AblationMode.ValueBias() -> true;
            case AblationMode.Mean(), AblationMode.Resample(int _) -> false;
        };
        var all = alone ? "" : hash(removal, trials);
        return IntStream.range(0, trials.size())
                .mapToObj(p -> hash(alone ? removal : removal + " " + p + " of " + all, List.of(trials.get(p))))
                .toList();
    }

    private static String hash(String removal, List<TokenizedPair> trials) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(removal.getBytes(StandardCharsets.UTF_8));
            for (var trial : trials) {
                for (var ids : List.of(trial.tokens(), trial.good(), trial.bad())) {
                    var bytes = ByteBuffer.allocate(Integer.BYTES * (1 + ids.length));
                    bytes.putInt(ids.length).asIntBuffer().put(ids);
                    digest.update(bytes.array());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
