package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spinoscope.checkpoint.FetchReport.Integrity;
import org.spinoscope.checkpoint.KnownCheckpoint.Pin;

/// What a file's bytes must be, and who says so.
record ExpectedFile(long bytes, Optional<Digest> digest, Integrity integrity) {

    /// @throws FetchException if the hub announces other bytes than this project pins
    static ExpectedFile of(RemoteFile file, Optional<Pin> pin) {
        var pinned = pin.filter(p -> p.commit().equals(file.commit().value()))
                .flatMap(p -> Optional.ofNullable(p.files().get(file.name())));
        if (pinned.isEmpty()) {
            var digest = file.digest();
            return new ExpectedFile(
                    file.bytes(), digest, digest.isPresent() ? Integrity.HUB_HASH : Integrity.LENGTH_ONLY);
        }
        var sha256 = new Digest.Sha256(pinned.get().sha256());
        boolean otherHash = file.digest()
                .filter(d -> d instanceof Digest.Sha256 && !d.equals(sha256))
                .isPresent();
        if (otherHash || (file.bytes() >= 0 && file.bytes() != pinned.get().bytes())) {
            throw new FetchException("The hub announces other bytes for " + file.name()
                    + " than this revision was published with. Check HF_ENDPOINT: a mirror may have altered it.");
        }
        return new ExpectedFile(pinned.get().bytes(), Optional.of(sha256), Integrity.PINNED_SHA256);
    }

    boolean isMetBy(Path file, FetchProgress progress) {
        try {
            return (bytes < 0 || Files.size(file) == bytes)
                    && (digest.isEmpty() || digest.get().matches(file, n -> progress.tick()));
        } catch (IOException e) {
            return false; // what cannot be read is fetched again
        }
    }
}
