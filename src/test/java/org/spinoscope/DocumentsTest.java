package org.spinoscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The documents of the repository: what they link to exists, and no merge was left half done.
class DocumentsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea", "node_modules", "golden");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*$");
    private static final Pattern EQUATION = Pattern.compile("eq\\. \\((\\w+)\\)");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : files(".md")) {
            var text = FENCE.matcher(Files.readString(page)).replaceAll("");
            var links = LINK.matcher(text);
            while (links.find()) {
                var link = links.group(1);
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + " → " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfTheGuideIsInTheMenuOfTheSite() throws IOException {
        var menu = Files.readString(ROOT.resolve("src/site/site.xml"));
        try (var pages = Files.list(ROOT.resolve("src/site/markdown"))) {
            assertThat(pages.map(page -> String.valueOf(page.getFileName())).filter(name -> name.endsWith(".md")))
                    .allSatisfy(name -> assertThat(menu).contains("href=\"" + name.replace(".md", ".html") + "\""));
        }
    }

    @Test
    void everyEquationIsCitedByItsClass() throws IOException {
        var sources = new HashMap<String, String>();
        for (var file : files(".java")) {
            if (file.startsWith(ROOT.resolve("src/main"))) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        var cited = new TreeSet<String>();
        var page = Files.readString(ROOT.resolve("src/site/markdown/equations.md"));
        for (var row : page.lines().filter(line -> line.startsWith("| eq. ")).toList()) {
            var cells = row.split("\\|", -1);
            var classes = NAME.matcher(cells[3])
                    .results()
                    .map(name -> sources.getOrDefault(name.group(1), ""))
                    .toList();
            assertThat(classes).as(row).isNotEmpty().doesNotContain("");
            for (var equation : EQUATION.matcher(cells[1]).results().toList()) {
                assertThat(classes).as(row).anyMatch(text -> text.contains(equation.group()));
                cited.add(equation.group(1));
            }
        }
        assertThat(cited)
                .hasSize(13 + 6 + 4)
                .contains("1", "5", "10", "12", "14", "B1", "B6", "D1", "D4")
                .doesNotContain("11");
    }

    @Test
    void everyTestThatThePagesNameExists() throws IOException {
        var sources = new HashMap<String, String>();
        for (var file : files(".java")) {
            sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
        var missing = new ArrayList<String>();
        for (var page : files(".md")) {
            if (page.toString().contains("decisions")) { // these keep the names of their time
                continue;
            }
            METHOD.matcher(Files.readString(page)).results().forEach(name -> {
                if (!sources.getOrDefault(name.group(1), "").contains(" " + name.group(2) + "(")) {
                    missing.add(ROOT.relativize(page) + " → " + name.group());
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noFileHoldsConflictMarkers() throws IOException {
        var open = "<".repeat(7) + " ";
        var close = ">".repeat(7) + " ";
        var marked = new ArrayList<Path>();
        for (var file : files("")) {
            try {
                if (Files.readString(file).lines().anyMatch(line -> line.startsWith(open) || line.startsWith(close))) {
                    marked.add(ROOT.relativize(file));
                }
            } catch (MalformedInputException e) {
                // Not a text.
            }
        }
        assertThat(marked).isEmpty();
    }

    @Test
    void headingsBecomeAnchorsAsTheHostingSitesMakeThem() {
        assertThat(anchor("The `Reading`: choices, with consequences"))
                .isEqualTo("the-reading-choices-with-consequences");
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        var hash = link.indexOf('#');
        var target = hash < 0 ? link : link.substring(0, hash);
        var file = target.isEmpty() ? page : page.resolveSibling(target).normalize();
        if (!Files.exists(file) || hash < 0 || !file.toString().endsWith(".md")) {
            return Files.exists(file);
        }
        var headings = HEADING.matcher(FENCE.matcher(Files.readString(file)).replaceAll(""));
        return headings.results().anyMatch(heading -> anchor(heading.group(1)).equals(link.substring(hash + 1)));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<Path> files(String ending) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.equals(ROOT) ? "" : folder.getFileName().toString();
                return SKIPPED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending) && attributes.size() < 1 << 21) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
