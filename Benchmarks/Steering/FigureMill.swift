import Foundation

/// Makes tables of figures as they would come: month by month a sheet of all indicators and areas. The figures are made up.
struct FigureMill {
    let scale: Scale
    static let firstYear = 2006

    static let header =
        "reference_period,indicator,unit,kind,value,said_on,status,source,admin_unit\n"

    static func indicator(_ number: Int) -> String { "sample-indicator-\(number)" }
    static func area(_ number: Int) -> String { "\(6_000 + number)" }

    var months: Int { scale.years * 12 }

    func period(_ month: Int) -> String {
        String(format: "%04d-%02d", Self.firstYear + month / 12, month % 12 + 1)
    }

    /// The table of one month; the revised one, which comes a month later, has every tenth figure.
    func table(_ month: Int, isRevised: Bool) -> [UInt8] {
        let period = period(month)
        let year = Self.firstYear + (month + 1) / 12
        let said = String(format: "%04d-%02d-%02d", year, (month + 1) % 12 + 1, isRevised ? 20 : 6)
        var text = [UInt8](Self.header.utf8)
        text.reserveCapacity(scale.indicators * scale.areas * (isRevised ? 16 : 160))
        for indicator in 0..<scale.indicators {
            for area in 0..<scale.areas where !isRevised || (indicator + area + month) % 10 == 0 {
                let value = (month * 7 + indicator * 13 + area * 17) % 10_000
                text += "\(period),\(Self.indicator(indicator)),triệu đồng,result,\(value).\(isRevised ? 5 : 0),".utf8
                text += "\(said),\(isRevised ? "revised" : "preliminary"),Sample bulletin of \(period),".utf8
                text += "\(Self.area(area))\n".utf8
            }
        }
        return text
    }
}
