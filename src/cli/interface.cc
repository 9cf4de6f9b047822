// Walks through CLI11's description of the program, so that help, completion and man page cannot differ.
#include "cli/interface.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/terminal.h"
#include "render/layers.h"
#include "render/printer.h"

namespace rapporteur::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands(
      [](const CLI::App* command) { return !command->get_name().empty() && !command->get_group().empty(); });
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
  return names;
}

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
  std::string all;
  for (const std::string& word : words) all.append(all.empty() ? "" : between).append(word);
  return all;
}

template <typename List>
std::string names_of(const List& list) {
  std::vector<std::string> names;
  for (const auto& item : list) names.emplace_back(item.name);
  return joined(names);
}

std::string kinds() {
  std::vector<std::string> names;
  for (int kind = 0; kind < kFindingKinds; ++kind) names.emplace_back(name_of(static_cast<FindingKind>(kind)));
  return joined(names);
}

std::string bash_script(const CLI::App& app) {
  std::string script =
      "# bash completion for rapporteur; put it where bash-completion looks, or `source <(rapporteur completion "
      "bash)`.\n"
      "_rapporteur() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
      "  COMPREPLY=()\n"
      "  case $before in\n"
      "    --format) mapfile -t COMPREPLY < <(compgen -W '" +
      names_of(render::formats()) +
      "' -- \"$word\"); return ;;\n"
      "    --layer) mapfile -t COMPREPLY < <(compgen -W '" +
      names_of(render::layer_formats()) +
      "' -- \"$word\"); return ;;\n"
      "    --color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- \"$word\"); return ;;\n"
      "  esac\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    mapfile -t COMPREPLY < <(compgen -W '" +
      joined(command_names(app)) +
      " --help --version' -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  if [[ $word == -* ]]; then\n"
      "    case $command in\n";
  for (const CLI::App* command : commands_of(app)) {
    script += "      " + command->get_name() + ") mapfile -t COMPREPLY < <(compgen -W '" +
              joined(option_names(*command)) + "' -- \"$word\") ;;\n";
  }
  return script +
         "    esac\n"
         "    return\n"
         "  fi\n"
         "  case $command in\n"
         "    show) mapfile -t COMPREPLY < <(compgen -W '" +
         kinds() +
         "' -- \"$word\") ;;\n"
         "    completion) mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- \"$word\") ;;\n"
         "    *) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _rapporteur rapporteur\n";
}

/// Inside zsh's 'single quotes' and [brackets].
std::string zsh_words(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == '[' || c == ']' || c == ':')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string zsh_option(const CLI::Option& option) {
  const std::string name = "--" + option.get_lnames().front();
  std::string spec = "'" + name + "[" + zsh_words(option.get_description()) + "]";
  if (option.get_type_size() == 0) return spec + "'";
  std::string values = "_files";
  if (name == "--format") values = "(" + names_of(render::formats()) + ")";
  if (name == "--layer") values = "(" + names_of(render::layer_formats()) + ")";
  if (name == "--color") values = "(auto always never)";
  return spec + ":" + zsh_words(option.get_type_name()) + ":" + values + "'";
}

std::string zsh_script(const CLI::App& app) {
  std::string script =
      "#compdef rapporteur\n"
      "# zsh completion for rapporteur; put it as _rapporteur into a folder of $fpath.\n"
      "_rapporteur() {\n"
      "  local -a commands\n"
      "  commands=(\n";
  for (const CLI::App* command : commands_of(app)) {
    script += "    '" + command->get_name() + ":" + zsh_words(command->get_description()) + "'\n";
  }
  script +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  ((CURRENT--))\n"
      "  case $command in\n";
  for (const CLI::App* command : commands_of(app)) {
    script += "    " + command->get_name() + ") _arguments";
    for (const CLI::Option* option : command->get_options()) {
      if (!option->get_lnames().empty()) script += " \\\n      " + zsh_option(*option);
    }
    const std::string rest = command->get_name() == "show"         ? "1:KIND:(" + kinds() + ")"
                             : command->get_name() == "completion" ? "1:SHELL:(bash zsh)"
                                                                   : "*:PATH:_files";
    script += " \\\n      '" + rest + "' ;;\n";
  }
  return script + "  esac\n}\n_rapporteur \"$@\"\n";
}

/// Inside fish's 'single quotes'.
std::string fish_words(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string fish_script(const CLI::App& app) {
  std::string script = "# fish completion for rapporteur; put it as rapporteur.fish into ~/.config/fish/completions.\n";
  for (const CLI::App* command : commands_of(app)) {
    const std::string name = command->get_name();
    script += "complete -c rapporteur -n __fish_use_subcommand -f -a " + name + " -d '" +
              fish_words(command->get_description()) + "'\n";
    const std::string when = "complete -c rapporteur -n '__fish_seen_subcommand_from " + name + "'";
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_lnames().empty()) continue;
      const std::string& option_name = option->get_lnames().front();
      script += when + " -l " + option_name + " -d '" + fish_words(option->get_description()) + "'";
      if (option->get_type_size() != 0) script += " -r";
      if (option_name == "format") script += " -f -a '" + names_of(render::formats()) + "'";
      if (option_name == "layer") script += " -f -a '" + names_of(render::layer_formats()) + "'";
      if (option_name == "color") script += " -f -a 'auto always never'";
      script += "\n";
    }
    if (name == "show") script += when + " -f -a '" + kinds() + "'\n";
    if (name == "completion") script += when + " -f -a 'bash zsh fish'\n";
  }
  return script;
}

/// Roff takes a dash for a hyphen and a full stop at a line's beginning for a command.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '-')
      out += "\\-";
    else if (c == '\\')
      out += "\\e";
    else
      out += c;
    line_begins = c == '\n';
  }
  return out;
}

void append_command(const CLI::App& command, std::string& page) {
  page += ".SS rapporteur " + roff(command.get_name());
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) page += " " + roff(option->get_type_name());
  }
  page += "\n" + roff(command.get_description()) + ".\n";
  for (const CLI::Option* option : command.get_options()) {
    const bool named = !option->get_lnames().empty();
    page += ".TP\n.B " + (named ? roff("--" + option->get_lnames().front()) : roff(option->get_type_name()));
    if (named && option->get_type_size() != 0) page += " \\fI" + roff(option->get_type_name()) + "\\fR";
    page += "\n" + roff(option->get_description());
    if (!option->get_default_str().empty()) page += " (usually " + roff(option->get_default_str()) + ")";
    page += "\n";
  }
  if (!command.get_footer().empty()) page += ".PP\n.nf\n" + roff(command.get_footer()) + "\n.fi\n";
}

constexpr std::string_view kManHead = R"roff(.SH NAME
rapporteur \- reads dated news reports about diplomacy and keeps the record
.SH SYNOPSIS
.B rapporteur
.I COMMAND
[\fIOPTION\fR]... [\fIARGUMENT\fR]...
.SH DESCRIPTION
Rapporteur reads news reports and keeps the record of who met, said, proposed, demanded, refused, did and expects what, when,
where and towards whom. Every row shows the words it came from. What cannot be resolved stays unresolved.
.SH COMMANDS
)roff";

constexpr std::string_view kManTail = R"roff(.SH EXIT STATUS
.TP
.B 0
All reports were read.
.TP
.B 1
Some reports could not be read, the record could not be opened or written, or nothing was found; standard error says which.
.TP
.B 2
Wrong use: an option, command, format or kind that does not exist, or knowledge files that break their grammar.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If set and not empty, no colours unless \-\-color always is given.
.TP
.B COLUMNS
The width to which tables are folded.
.SH FILES
.TP
.B record.db
The record, an SQLite database in the folder where the program is run, unless \-\-db names another, or
gives the address of a PostgreSQL database: postgresql://user@host/database.
)roff";

}  // namespace

std::string completion_script(const CLI::App& app, std::string_view shell) {
  if (shell == "bash") return bash_script(app);
  if (shell == "fish") return fish_script(app);
  return shell == "zsh" ? zsh_script(app) : "";
}

std::string man_page(const CLI::App& app, std::string_view version) {
  std::string page =
      ".TH RAPPORTEUR 1 \"\" \"rapporteur " + roff(version) + "\" \"User Commands\"\n" + std::string(kManHead);
  for (const CLI::App* command : commands_of(app)) append_command(*command, page);
  return page + std::string(kManTail);
}

std::string suggestion(const CLI::App& app, int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  const auto commands = commands_of(app);
  const auto chosen =
      std::find_if(commands.begin(), commands.end(), [&](const CLI::App* c) { return c->get_name() == command; });
  if (chosen == commands.end()) {
    if (command.empty()) return "no command is given; there are " + joined(command_names(app), ", ");
    if (command.starts_with('-')) return unknown("option", command, {"--help", "--version"});
    return unknown("command", command, command_names(app));
  }
  const auto names = option_names(**chosen);
  for (int i = 2; i < argc; ++i) {
    const std::string typed = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    const bool option = typed.size() > 1 && typed[0] == '-' && (typed[1] < '0' || typed[1] > '9') && typed != "-h";
    if (!option || typed == "--" || std::find(names.begin(), names.end(), typed) != names.end()) continue;
    return unknown("option", typed, names);
  }
  return "";
}

}  // namespace rapporteur::cli
