@main
struct SteeringBench {
    static func main() throws {}
}
