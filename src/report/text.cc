#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/citation.h"
#include "report/excerpt.h"
#include "report/formats.h"
#include "report/positions.h"
#include "report/printable.h"
#include "report/redaction.h"
#include "text/display_width.h"

// For people and for editors' quickfix lists:
//
//   post.md:3:14: error: Tells the reader what they have. [no-diagnosis/you-have]
//       3 | This means you have diabetes.
//         |            ^~~~~~~~~~~~~~~~~
//         = advice: Say what the condition is, not that the reader has it.
//         = source: Medical Board guide, section 2 (Board) https://example.org
//
// Words of the source never begin a line: some programs that read this output obey lines that begin
// with "::". Colours go around what is written, never into it, so that the plain form is the same.

namespace scruple::report {

namespace {

constexpr std::size_t gutter_width = 9;       // of "    3 | "
constexpr std::size_t most_clear_paths = 10;  // to be named one by one in the summary
constexpr std::size_t most_citations = 3;     // shown for a finding; explain shows all

enum class Style { bold, red, yellow, blue, green, dim };

std::string_view sgr_of(Style style) {
  switch (style) {
    case Style::bold:
      return "1";
    case Style::red:
      return "1;31";
    case Style::yellow:
      return "1;33";
    case Style::blue:
      return "1;34";
    case Style::green:
      return "1;32";
    case Style::dim:
      return "2";
  }
  return "0";
}

Style style_of(policy::Severity severity) {
  switch (severity) {
    case policy::Severity::error:
      return Style::red;
    case policy::Severity::warning:
      return Style::yellow;
    case policy::Severity::suggestion:
      return Style::blue;
  }
  return Style::bold;
}

Style style_of(lint::Verdict verdict) {
  switch (verdict) {
    case lint::Verdict::block:
      return Style::red;
    case lint::Verdict::review:
      return Style::yellow;
    case lint::Verdict::clear:
      return Style::green;
  }
  return Style::bold;
}

// A file may have been named so that its line looks like one of those commands.
std::string shown_path(std::string_view path) {
  return (path.starts_with(':') ? "./" : "") + printable(path);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void append_item(std::string& list, const std::string& item) {
  list += (list.empty() ? "" : ", ") + item;
}

class TextWriter final : public ReportWriter {
 public:
  TextWriter(const Run& run, const FormatOptions& options, Writer& out)
      : run_(run), options_(options), out_(out) {}

  void add(const FileReport& file) override {
    if (file.error) {
      failed(*file.error);
      return;
    }
    for (const Error& problem : file.problems) {
      noted(problem);
    }
    if (file.source && !file.result.findings.empty()) {
      const Positions positions(file.source->text);
      const Redaction redaction(*run_.library, file.source->text, file.result);
      for (const lint::Finding& finding : file.result.findings) {
        write_finding(file, finding, positions, redaction);
      }
    }
    write_verdict(file);
  }

  void finish(const Summary& summary) override {
    if (options_.is_quiet) {
      return;
    }
    if (summary.clear_count <= most_clear_paths) {
      for (const std::string& path : clear_paths_) {
        write_verdict(path, lint::Verdict::clear, "no findings");
      }
    }
    write_summary(summary);
  }

 private:
  std::string styled(std::string_view text, Style style) const {
    return options_.has_color ? fmt::format("\x1b[{}m{}\x1b[0m", sgr_of(style), text)
                              : std::string(text);
  }

  void line(std::string_view text) {
    out_.write(text);
    out_.write("\n");
  }

  // "path:line:column:" with the numbers that are known.
  std::string place(const Error& error) const {
    std::string place = shown_path(error.path) + ":";
    if (error.line != 0) {
      place += fmt::format("{}:", error.line);
      place += error.column != 0 ? fmt::format("{}:", error.column) : "";
    }
    return styled(place, Style::bold);
  }

  void failed(const Error& error) {
    line(fmt::format("{} {} {} [{}]", place(error), styled("failed:", Style::red),
                     printable(error.message), error.code));
    if (!error.hint.empty()) {
      detail("hint", error.hint);
    }
  }

  void noted(const Error& problem) {
    line(fmt::format("{} {} {} [{}]", place(problem), styled("note:", Style::bold),
                     printable(problem.message), problem.code));
  }

  void detail(std::string_view label, std::string_view text) {
    line(fmt::format("{:>{}}= {}: {}", "", gutter_width - 1, styled(label, Style::bold),
                     printable(text)));
  }

  void write_citations(const lint::Finding& finding, const policy::Rule& rule) {
    const auto citations = citations_of(*run_.library, finding);
    for (std::size_t i = 0; i < std::min(citations.size(), most_citations); ++i) {
      detail("source", citation_text(*citations[i]) +
                           (citations[i]->url.empty() ? "" : " <" + citations[i]->url + ">"));
    }
    if (citations.size() > most_citations) {
      detail("source", fmt::format("and {} more: scruple explain {}",
                                   citations.size() - most_citations, rule.full_id));
    }
  }

  void write_finding(const FileReport& file, const lint::Finding& finding,
                     const Positions& positions, const Redaction& redaction) {
    const policy::Rule& rule = run_.library->rules[static_cast<std::size_t>(finding.rule)];
    const Position begin = positions.at(finding.span.begin);
    line(fmt::format(
        "{} {} {} [{}]",
        styled(fmt::format("{}:{}:{}:", shown_path(file.path), begin.line, begin.column),
               Style::bold),
        styled(fmt::format("{}:", policy::name_of(finding.severity)), style_of(finding.severity)),
        printable(redaction.message_of(finding)), rule.full_id));
    write_excerpt(file, finding, positions, redaction);
    detail("advice", rule.advice);
    write_citations(finding, rule);
    for (const lint::Fix& fix : finding.fixes) {
      detail("fix", redaction.scrubbed(
                        fmt::format("{}: \"{}\"", fix.description, on_one_line(fix.replacement)),
                        fix.span));
    }
    if (options_.with_trace) {
      write_trace(finding);
    }
  }

  void write_excerpt(const FileReport& file, const lint::Finding& finding,
                     const Positions& positions, const Redaction& redaction) {
    const std::size_t width = options_.width - std::min(options_.width, gutter_width);
    for (const ExcerptLine& excerpt :
         excerpt_of(file.source->text, finding.span, positions, redaction, width)) {
      if (excerpt.number == 0) {
        line("      | …");
        continue;
      }
      line(fmt::format("{} {}", styled(fmt::format("{:5} |", excerpt.number), Style::dim),
                       excerpt.text));
      if (excerpt.mark_width > 0) {
        const std::string mark = "^" + std::string(excerpt.mark_width - 1, '~');
        line(fmt::format("{} {:{}}{}", styled("      |", Style::dim), "", excerpt.mark_column,
                         styled(mark, style_of(finding.severity))));
      }
    }
  }

  void write_trace(const lint::Finding& finding) {
    std::string steps;
    for (const std::string& step : finding.folding) {
      append_item(steps, step);
    }
    if (!steps.empty()) {
      detail("seen through", steps);
    }
    for (const std::string& entry : finding.trace) {
      detail("because", entry);
    }
  }

  // The verdict of a file with findings; of the clear ones a few are kept for the summary.
  void write_verdict(const FileReport& file) {
    if (options_.is_quiet) {
      return;
    }
    if (file.result.findings.empty()) {
      if (clear_paths_.size() <= most_clear_paths) {
        clear_paths_.push_back(file.path);
      }
      return;
    }
    Summary own;
    own.add(file);
    write_verdict(file.path, file.result.verdict, findings_text(own));
    line("");
  }

  void write_verdict(const std::string& path, lint::Verdict verdict, std::string_view findings) {
    line(fmt::format("{} {} ({})", styled(shown_path(path) + ":", Style::bold),
                     styled(lint::name_of(verdict), style_of(verdict)), findings));
  }

  static std::string findings_text(const Summary& summary) {
    std::string text;
    if (summary.error_count > 0) {
      append_item(text, counted(summary.error_count, "error", "errors"));
    }
    if (summary.warning_count > 0) {
      append_item(text, counted(summary.warning_count, "warning", "warnings"));
    }
    if (summary.suggestion_count > 0) {
      append_item(text, counted(summary.suggestion_count, "suggestion", "suggestions"));
    }
    return text.empty() ? "no findings" : text;
  }

  static std::string skipped_text(const Summary& summary) {
    std::string text;
    const auto add = [&](std::uint64_t count, std::string_view what) {
      if (count > 0) {
        append_item(text, fmt::format("{} {}", count, what));
      }
    };
    add(summary.unknown_kind_count, "of unknown kind");
    add(summary.without_text_count, "without text");
    add(summary.ignored_count, "ignored");
    add(summary.symbolic_link_count,
        summary.symbolic_link_count == 1 ? "symbolic link" : "symbolic links");
    add(summary.special_count,
        summary.special_count == 1 ? "not a regular file" : "not regular files");
    return text;
  }

  void write_summary(const Summary& summary) {
    std::string verdicts;
    const auto add = [&](std::uint64_t count, lint::Verdict verdict) {
      if (count > 0) {
        append_item(verdicts,
                    fmt::format("{} {}", count, styled(lint::name_of(verdict), style_of(verdict))));
      }
    };
    add(summary.block_count, lint::Verdict::block);
    add(summary.review_count, lint::Verdict::review);
    add(summary.clear_count, lint::Verdict::clear);
    line(fmt::format("{} checked{}; {}.", counted(summary.file_count, "file", "files"),
                     verdicts.empty() ? "" : ": " + verdicts, findings_text(summary)));
    if (summary.failed_count > 0) {
      line(fmt::format("{} could not be checked.",
                       counted(summary.failed_count, "input", "inputs")));
    }
    if (const std::string skipped = skipped_text(summary); !skipped.empty()) {
      line(fmt::format("Passed over: {}.", skipped));
    }
    std::string policies;
    for (const policy::Policy& policy : run_.library->policies) {
      append_item(policies, policy.version.empty() ? policy.id : policy.id + " " + policy.version);
    }
    line(fmt::format("Policies: {}. Date: {}.", policies, text_of(run_.date)));
    for (const std::string& note : summary.notes) {
      line(fmt::format("note: {}", printable(note)));
    }
    if (summary.is_interrupted) {
      line("Interrupted: not everything was checked.");
    }
  }

  const Run& run_;
  FormatOptions options_;
  Writer& out_;
  std::vector<std::string> clear_paths_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_text(const Run& run, const FormatOptions& options, Writer& out) {
  return std::make_unique<TextWriter>(run, options, out);
}

}  // namespace scruple::report
