import ArgumentParser
import Foundation

@main
struct HuuNghi: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "huunghi", abstract: Words.text("huunghi.abstract"),
            discussion: Words.text("huunghi.discussion"), version: "0.1.0",
            subcommands: [
                Serve.self, Demo.self, Declare.self, TripVerb.self, Queue.self, BulletinVerb.self, Policy.self,
                SteeringVerb.self, Lineage.self, Replay.self, Verify.self, Doctor.self, UserVerb.self, TokenVerb.self,
            ])
    }

    static func main() async {
        // Lines reach a pipe as they are printed, not when a buffer is full.
        LineBuffering.begin()
        // A reader that goes away (`| head`) ends the program in silence; a client that goes away must not.
        signal(SIGPIPE, SIG_IGN)
        await main(nil)
    }
}
