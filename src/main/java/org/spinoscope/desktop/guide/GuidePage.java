package org.spinoscope.desktop.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/// A page of the guide.
///
/// @param path below the guide's folder, such as `views/heads.md`
public record GuidePage(String path) {

    /// Where everybody starts.
    public static final GuidePage START = new GuidePage("index.md");

    private static final String FOLDER = "/guide/";
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /// The page about a view, or the first page if it has none.
    public static GuidePage ofView(String id) {
        var page = new GuidePage("views/" + id + ".md");
        return page.exists() ? page : START;
    }

    boolean exists() {
        return resource(path).isPresent();
    }

    /// The page that a link of this page leads to; empty if that is no page of the guide.
    Optional<GuidePage> follow(String link) {
        if (!link.matches("[^:#]+\\.md(#.*)?")) {
            return Optional.empty();
        }
        return Optional.of(new GuidePage(resolved(link.replaceFirst("#.*", ""))))
                .filter(GuidePage::exists);
    }

    /// A picture of this page; empty if it does not ship with the program or JavaFX cannot show its format.
    Optional<URL> picture(String link) {
        return link.matches("[^:]+\\.png") ? resource(resolved(link)) : Optional.empty();
    }

    /// Its text as a tree.
    Node parsed() {
        try (var in = GuidePage.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("The guide has no page " + path);
            }
            return PARSER.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resolved(String link) {
        return URI.create("/" + path).resolve(link).normalize().getPath().substring(1);
    }

    private static Optional<URL> resource(String path) {
        return Optional.ofNullable(GuidePage.class.getResource(FOLDER + path));
    }
}
