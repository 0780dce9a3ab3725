#include "app/notices/layout.h"

#include "base/cases.h"

namespace visavis::app {
namespace {

/// Every line begins with "> ", as mail programs quote.
std::string quoted(std::string_view text) {
  std::string lines = "> ";
  for (const char c : text) {
    if (c == '\r') continue;
    lines += c;
    if (c == '\n') lines += "> ";
  }
  return lines;
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      case '\n':
        html += "<br>\n";
        break;
      case '\r':
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string plain(const Block& block) {
  return std::visit(Cases{[](const Paragraph& b) { return b.text; },
                          [](const BulletList& b) {
                            std::string text = b.heading;
                            for (const auto& item : b.items) text += "\n- " + item;
                            return text;
                          },
                          [](const Quotation& b) {
                            const std::string note = b.note.empty() ? "" : "\n" + b.note;
                            return b.heading + "\n" + quoted(b.text) + note;
                          },
                          [](const Button& b) { return b.lead + "\n" + b.address; },
                          [](const Footer& b) {
                            return "-- \n" + b.text + (b.address.empty() ? "" : "\n" + b.address);
                          }},
                    block);
}

std::string link(const std::string& address) {
  if (address.empty()) return "";
  return "<br>\n<a href=\"" + escaped(address) + "\">" + escaped(address) + "</a>";
}

// No colour but the button's own pair and a line's: a program in the dark has its own for the rest,
// and would turn only one of two that belong together. The button's edge shows on black.
// Mail programs know no style sheets worth the name, and no pages' policies: inline it is. Logical
// properties are known to too few of them: margins are the same on both sides.
std::string html(const Block& block) {
  return std::visit(
      Cases{[](const Paragraph& b) { return "<p>" + escaped(b.text) + "</p>"; },
            [](const BulletList& b) {
              std::string text = "<p>" + escaped(b.heading) + "</p>\n<ul>";
              for (const auto& item : b.items) text += "\n<li>" + escaped(item) + "</li>";
              return text + "\n</ul>";
            },
            [](const Quotation& b) {
              return "<p>" + escaped(b.heading) +
                     "</p>\n<blockquote lang=\"en\" dir=\"auto\" style=\"margin:0 16px;\">" +
                     escaped(b.text) + "</blockquote>" +
                     (b.note.empty()
                          ? ""
                          : "\n<p style=\"font-size:13px;\">" + escaped(b.note) + "</p>");
            },
            [](const Button& b) {
              return "<p>" + escaped(b.lead) + "</p>\n<p><a href=\"" + escaped(b.address) +
                     "\" style=\"display:inline-block;padding:12px 20px;border-radius:8px;"
                     "border:1px solid #ffffff;background:#0b5c4a;color:#ffffff;"
                     "font-weight:600;text-decoration:none;\">" +
                     escaped(b.label) + "</a></p>";
            },
            [](const Footer& b) {
              return "<hr style=\"border:0;border-top:1px solid #808885;margin:24px 0 12px;\">\n"
                     "<p style=\"font-size:13px;\">" +
                     escaped(b.text) + link(b.address) + "</p>";
            }},
      block);
}

}  // namespace

std::string plain_text(const std::vector<Block>& blocks) {
  std::string text;
  for (const auto& block : blocks) text += (text.empty() ? "" : "\n\n") + plain(block);
  return text + "\n";
}

std::string html_text(const std::vector<Block>& blocks, std::string_view language,
                      std::string_view direction, std::string_view title) {
  // Some mail programs keep nothing but what is in the body.
  const std::string tongue =
      " lang=\"" + escaped(language) + "\" dir=\"" + escaped(direction) + "\"";
  std::string text =
      "<!doctype html>\n<html" + tongue +
      ">\n<head><meta charset=\"utf-8\">\n<meta name=\"color-scheme\" content=\"light dark\">"
      "\n<title>" +
      escaped(title) +
      "</title></head>\n<body style=\"margin:0;padding:24px;"
      "font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;\">\n<div" +
      tongue + " style=\"max-width:560px;margin:0 auto;\">\n";
  for (const auto& block : blocks) text += html(block) + "\n";
  return text + "</div>\n</body>\n</html>\n";
}

}  // namespace visavis::app
