import Gate

@main
struct HuuNghiBench {
    static func main() throws {
        let figure = try GateBench.run(trucks: 50_000)
        print("\(figure.name)\t\(Int(figure.value))\t\(figure.unit)")
    }
}
