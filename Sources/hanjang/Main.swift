import HanjangCommands

@main
struct Main {
  static func main() { HanjangCommand.run() }
}
