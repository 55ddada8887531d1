package main

import "fmt"

// The form of the body; the driver is one whom the gate's register knows by the pseudonym, or a person with papers.
const declarationForm = `{"place":"huu-nghi","direction":"export","movement":"loaded","method":"tractor-swap",` +
	`"vehicle":"%s","trailer":"%s","containers":["%s"],"seals":["SEAL%d"],"driver":%s,` +
	`"goods":[{"name":"Thanh long","hsCode":"08109092","fruit":true}]}`

const knownDriver = `{"id":"%s","nationality":"vn"}`

// Series of tractors; R is for trailers.
const tractors = "ABCDEFGHKLMNPSTUVXYZ"

// A declaration like those of a winter's day at Hữu Nghị: one tractor, one trailer, one container, one line of goods.
// The same number gives the same vehicle, as GateScenario.declaration does.
func declaration(to []byte, number int64, driver string) []byte {
	switch driver {
	case "regular":
		// The same thousand people, day by day.
		driver = person(number % 1000)
	case "new":
		driver = person(1000 + number)
	default:
		driver = fmt.Sprintf(knownDriver, driver)
	}
	serial := 10000 + number%90000
	series := number / 90000
	plate := fmt.Sprintf("%d%c%d", 11+series/int64(len(tractors))%89, tractors[series%int64(len(tractors))], serial)
	trailer := fmt.Sprintf("%dR%d", 11+series%89, serial)
	return fmt.Appendf(to, declarationForm, plate, trailer, container(number), number, driver)
}

func person(number int64) string {
	return fmt.Sprintf(`{"name":"Nguyễn Văn An","phone":"0912345678","document":"C%07d","nationality":"vn"}`, number)
}

// A container number with its check digit (ISO 6346).
func container(number int64) string {
	owner := number / 1000000
	text := fmt.Sprintf("%c%c%cU%06d", 'A'+owner/676%26, 'A'+owner/26%26, 'A'+owner%26, number%1000000)
	sum := 0
	for place, character := range text {
		value := int(character - '0')
		if character >= 'A' {
			ordinal := int(character - 'A')
			value = 10 + ordinal + (ordinal+9)/10
		}
		sum += value << place
	}
	return fmt.Sprintf("%s%d", text, sum%11%10)
}
