package org.spinoscope.report;

import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;

/// One study's part of the report. A new study joins the report with a class that implements this and one line in
/// [Chapters].
///
/// @param <R> what it measures; no two chapters have the same type of result
interface Chapter<R> {

    /// What is measured, for the progress line.
    String title();

    Class<R> resultType();

    /// Share of the study's time, in any unit common to all chapters.
    double weight();

    /// Measures.
    ///
    /// @param study holds the request and the results of all chapters before this one
    R run(Gpt2 model, FullStudy study, Progress progress);

    /// Adds headings, figures, tables and keys of results.json.
    ///
    /// @param study holds the results of all chapters
    void write(R result, FullStudy study, ReportContent content);
}
