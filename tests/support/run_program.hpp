// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_RUN_PROGRAM_HPP
#define SEGMENTIQ_TESTS_SUPPORT_RUN_PROGRAM_HPP

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

// The segmentiq program (SEGMENTIQ_PROGRAM) from outside.
namespace segmentiq::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    found.push_back(line);
  return found;
}

/// A folder of its own for a test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "segmentiq-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  std::string file(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator{}));
  }

 private:
  std::filesystem::path path_;
};

struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

/// A run of the program, or of another one.
class Process {
 public:
  Process(const Folder& folder, const std::vector<std::string>& arguments,
          const std::string& input = "/dev/null", const std::string& program = SEGMENTIQ_PROGRAM)
      : out_(folder / "stdout"), err_(folder / "stderr") {
    pid_ = fork();
    if (pid_ == 0) {
      dup2(open(input.c_str(), O_RDONLY), 0);
      dup2(open(out_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600), 1);
      dup2(open(err_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600), 2);
      std::vector<char*> argv;
      std::vector<std::string> words{program};
      words.insert(words.end(), arguments.begin(), arguments.end());
      for (std::string& word : words)
        argv.push_back(word.data());
      argv.push_back(nullptr);
      execv(argv[0], argv.data());
      _exit(127);
    }
  }

  void signal(int number) const { kill(pid_, number); }

  Ended wait() {
    int status = 0;
    REQUIRE(waitpid(pid_, &status, 0) == pid_);
    Ended ended{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out_),
                read_file(err_)};
    std::filesystem::remove(out_);
    std::filesystem::remove(err_);
    return ended;
  }

 private:
  std::filesystem::path out_, err_;
  pid_t pid_ = -1;
};

inline Ended run(const Folder& folder, const std::vector<std::string>& arguments,
                 const std::string& input = "/dev/null") {
  return Process(folder, arguments, input).wait();
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_RUN_PROGRAM_HPP
