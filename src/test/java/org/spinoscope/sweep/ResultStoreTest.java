package org.spinoscope.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.Reading;

class ResultStoreTest {

    private static final byte[] NUMBERS = "thirty-two bytes that are kept..".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsFoundByItsContentAlone() {
        var store = new ResultStore(folder, 1000);
        store.keep(key("a", Reading.PAPER), NUMBERS);
        var again = new ResultStore(folder, 1000);
        assertThat(again.find(key("a", Reading.PAPER)).orElseThrow()).containsExactly(NUMBERS);
        assertThat(again.find(key("b", Reading.PAPER))).isEmpty();
        assertThat(again.find(key("a", Reading.ACTUAL))).isEmpty();
        assertThat(ResultStore.Key.of("x", "s", set("a"), "p"))
                .isNotEqualTo(ResultStore.Key.of("x", "t", set("a"), "p"));
    }

    @Test
    void theOldestResultsMakeRoom() throws IOException {
        var store = new ResultStore(folder, 120);
        store.keep(key("a", Reading.PAPER), NUMBERS);
        store.keep(key("b", Reading.PAPER), NUMBERS);
        for (var name : List.of("a", "b")) {
            Files.setLastModifiedTime(
                    folder.resolve(key(name, Reading.PAPER).hash() + ".result"), FileTime.fromMillis(name.charAt(0)));
        }
        assertThat(store.find(key("a", Reading.PAPER))).isPresent(); // asked for, so younger
        store.keep(key("c", Reading.PAPER), NUMBERS);
        assertThat(store.bytes()).isEqualTo(96);
        assertThat(store.find(key("b", Reading.PAPER))).isEmpty();
        assertThat(store.find(key("a", Reading.PAPER))).isPresent();
        store.clear();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void aDamagedResultIsAsIfItWereNotThere() throws IOException {
        var store = new ResultStore(folder, 1000);
        store.keep(key("a", Reading.PAPER), NUMBERS);
        var file = folder.resolve(key("a", Reading.PAPER).hash() + ".result");
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 3));
        assertThat(store.find(key("a", Reading.PAPER))).isEmpty();
        bytes[20] ^= 1;
        Files.write(file, bytes);
        assertThat(store.find(key("a", Reading.PAPER))).isEmpty();
    }

    @Test
    void aSmallerLimitMakesRoomAtOnceAndNothingLargerIsKept() {
        var store = new ResultStore(folder, 1000);
        store.keep(key("a", Reading.PAPER), NUMBERS);
        store.limit(40);
        assertThat(store.bytes()).isZero();
        store.keep(key("a", Reading.PAPER), NUMBERS);
        assertThat(store.bytes()).isZero();
    }

    private static ResultStore.Key key(String prompt, Reading reading) {
        return ResultStore.Key.of("correlation", "sha", set(prompt), reading.toString());
    }

    private static List<PromptPair> set(String prompt) {
        return List.of(new PromptPair(prompt, "x", "y"));
    }
}
