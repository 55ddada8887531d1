/// A program of the system that this one runs for one piece of work and then forgets.
///
/// It is started without a shell, in an empty folder of its own that is removed afterwards, with few variables, and under
/// bounds of time, memory and output that the kernel keeps.
package struct OutsideTool: Hashable, Sendable {
    /// The program's path; never looked up by name.
    package let program: String
    /// What stands before the arguments of each run.
    package let leading: [String]
    /// Files without which it would run and do its work badly, such as letters of a language.
    package let needs: [String]
    /// The Debian packages that bring it, as `apt-get install` takes them.
    package let packages: String

    /// Names a program and the packages that bring it.
    package init(program: String, leading: [String] = [], needs: [String] = [], packages: String) {
        self.program = program
        self.leading = leading
        self.needs = needs
        self.packages = packages
    }

    /// The status with which a script of ours says that a part of its package is not installed.
    package static let partMissing: Int32 = 90
}

/// How much one run may take.
package struct ToolBounds: Hashable, Sendable {
    /// Wall-clock time, in seconds; the same again of the processor.
    package var seconds: Int
    /// Address space, in bytes.
    package var memory: Int
    /// What it may write to any one file, in bytes.
    package var output: Int

    /// Sets the three bounds.
    package init(seconds: Int, memory: Int, output: Int) {
        self.seconds = seconds
        self.memory = memory
        self.output = output
    }
}

/// Why a run brought nothing.
package enum ToolFailure: Error, Hashable, Sendable {
    /// The program, or a part of it, is not installed; these packages bring it.
    case missing(packages: String)
    /// It was ended after so many seconds.
    case tookTooLong(seconds: Int)
    /// It wrote more than so many bytes.
    case wroteTooMuch(limit: Int)
    /// It ended with this status and these words, at most 2,000 bytes of them.
    case failed(status: Int32, words: String)
    /// The run could not be prepared or started.
    case notStarted(String)
}
