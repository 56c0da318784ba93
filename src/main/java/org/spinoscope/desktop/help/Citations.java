package org.spinoscope.desktop.help;

/// How to cite the paper and the program, as BibTeX.
final class Citations {

    private static final String PAPER = """
            @article{bhattacharjee2026spinbath,
              title   = {Testing the spin-bath view of self-attention: A {Hamiltonian} analysis of {GPT-2} {Transformer}},
              author  = {Bhattacharjee, Satadeep and Lee, Seung-Cheol},
              journal = {Physical Review E},
              volume  = {113},
              pages   = {015308},
              year    = {2026},
              doi     = {10.1103/rkyb-d7d2},
              note    = {arXiv:2507.00683}
            }
            """;

    private Citations() {}

    /// Both entries; the program's names the version that runs.
    static String bibtex(String version) {
        return PAPER + """

                @software{spinoscope,
                  title   = {Spinoscope: {GPT-2}'s attention heads as spins in a bath},
                  author  = {{The Spinoscope authors}},
                  version = {%s},
                  license = {Apache-2.0}
                }
                """.replace("%s", version);
    }
}
